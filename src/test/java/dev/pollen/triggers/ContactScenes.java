package dev.pollen.triggers;

import dev.pollen.sandbox.SandboxKit;
import java.util.List;

/** Contacts, alone and in a business, with their notes and tasks. */
final class ContactScenes {
  private ContactScenes() {}

  static List<Scene> all() {
    return List.of(
        Scene.of("contact.search", Shape.LIST, ContactScenes::contacts),
        Scene.of("contact.list", Shape.LIST, ContactScenes::contacts),
        Scene.of("contact.list_by_business", Shape.LIST, ContactScenes::ofBusiness),
        Scene.of("contact.get", Shape.OBJECT, ContactScenes::one),
        Scene.of("contact.get_duplicate", Shape.SUCCEEDED_OBJECT, ContactScenes::duplicate),
        Scene.of("contact_note.list", Shape.LIST, ContactScenes::notes),
        Scene.of("contact_note.get", Shape.OBJECT, kit -> notes(kit).alone("id")),
        Scene.of("contact_task.list", Shape.LIST, ContactScenes::tasks),
        Scene.of("contact_task.get", Shape.OBJECT, kit -> tasks(kit).alone("taskId")));
  }

  private static Play contacts(SandboxKit kit) {
    return Play.start()
        .made(n -> Play.key(kit.contact(n)))
        .changed((id, n) -> kit.put("/contacts/" + id, "{'tags':['tag-%d']}".formatted(n)));
  }

  private static Play one(SandboxKit kit) {
    return contacts(kit).alone("contactId");
  }

  private static Play duplicate(SandboxKit kit) {
    String email = "ada@example.com";
    return Play.start()
        .with("email", email)
        .made(n -> Play.key(kit.contact(n, ",'email':'" + email + "'")))
        .changed(contacts(kit).change().orElseThrow());
  }

  private static Play ofBusiness(SandboxKit kit) {
    String business =
        kit.post("/businesses/", "{'locationId':#,'name':'Mill'}").at("/buiseness/id").asText();
    String body = "{'locationId':#,'businessId':'%s','ids':['%s']}";
    return contacts(kit)
        .with("businessId", business)
        .made(
            n ->
                kit.post("/contacts/bulk/business", body.formatted(business, kit.contact(n)))
                    .at("/ids/0"));
  }

  private static Play notes(SandboxKit kit) {
    String contact = kit.contact(0);
    String notes = "/contacts/" + contact + "/notes";
    return Play.start()
        .with("contactId", contact)
        .made(n -> kit.post(notes, "{'body':'Note %d'}".formatted(n)).at("/note/id"))
        .changed((id, n) -> kit.put(notes + "/" + id, "{'body':'Changed %d'}".formatted(n)));
  }

  private static Play tasks(SandboxKit kit) {
    String contact = kit.contact(0);
    String tasks = "/contacts/" + contact + "/tasks";
    String task = "{'title':'Task %d','dueDate':'2026-04-01T10:00:00Z','completed':false}";
    return Play.start()
        .with("contactId", contact)
        .made(n -> kit.post(tasks, task.formatted(n)).at("/task/id"))
        .changed((id, n) -> kit.put(tasks + "/" + id, "{'title':'Changed %d'}".formatted(n)));
  }
}
