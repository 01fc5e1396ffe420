package dev.pollen.catalog.render;

/** The words that Pollen and the vendors use, in a sentence each. */
final class Glossary {
  private Glossary() {}

  static String text() {
    return "### Pollen's words\n\n" + table(OURS) + "\n### Vendors' words\n\n" + table(THEIRS);
  }

  /** Lines of {@code word: what it means}. */
  private static String table(String lines) {
    StringBuilder table = new StringBuilder(Markdown.head("Word", "What it means"));
    lines.lines().forEach(line -> table.append(row(line)));
    return table.toString();
  }

  private static String row(String line) {
    int colon = line.indexOf(": ");
    return Markdown.row(
        java.util.List.of("**" + line.substring(0, colon) + "**", line.substring(colon + 2)));
  }

  private static final String OURS =
      """
      action: An operation that changes something in a system, or looks something up.
      attempt: One try of one step.
      baseline: The first poll of a recipe: it learns what is there already, so that only what comes later counts.
      catalog: All operations, as data: one file for each.
      connection: Your account at a system, under a name of your own, in `connections.yaml`.
      connector: The code that speaks to a system.
      event: A record that counts for a recipe.
      expression: JSONata, worked out when a run needs it: bare in `filter`, `if` and `for_each`, between `${{` and `}}` elsewhere.
      feed: One distinct poll. Recipes that ask for the same share it; on screens it is a shared poll.
      in doubt: Said of a run with a step that may or may not have happened; a person decides.
      journal: The durable memory: what came, what was seen, what was done.
      operation: Something a system can do: a trigger or an action.
      poll: Asking a system, again and again, what there is.
      recipe: Your file that says what to watch and what to do: a trigger, perhaps a filter, and steps.
      record: One thing that a poll brings, such as a contact.
      run: One recipe carrying one event through its steps.
      stale: Said of a run whose repeat could undo something newer; a person decides.
      step: One thing that a recipe does: an action, a choice, a loop, a wait, a value set.
      subscription: One recipe's place on a feed.
      system: A service that Pollen knows, such as HighLevel.
      trigger: An operation that brings records.
      """;

  private static final String THEIRS =
      """
      access token: What a program shows with each request instead of a password. HighLevel's from OAuth is valid for about a day.
      agency (company): A HighLevel customer that keeps sub-accounts for businesses. Some operations want its own token.
      API: The part of a service that is made for programs. HighLevel's takes requests over HTTP and answers in JSON.
      API request, or call: One question or order to an API: a verb (GET reads, POST makes or asks, PUT changes, DELETE removes), an address, and often a body.
      authorisation: Letting a program act for you, by a token that you give it or by a sign-in.
      campaign: A planned series of messages to contacts.
      contact: A person or business that a sub-account keeps in its address book.
      custom field: A field that a business adds to its contacts or opportunities.
      dnd: Do not disturb: messages by that channel are barred.
      endpoint: One address of an API and the verb to use there, such as `POST /contacts/search`.
      location: The same as a sub-account: the separate data of one business. Its id is the connection's `location`.
      OAuth: A sign-in by which you let an app act for you without giving it your password; it gets an access token and a refresh token.
      opportunity: A deal that may be won or lost; it stands in a stage of a pipeline.
      pipeline: The stages that a deal goes through.
      private integration token: A lasting token that you make in HighLevel's settings, with scopes that you choose. Pollen signs in with it.
      rate limit: How many requests a vendor allows in a time.
      refresh token: What an app changes, once, for a new access token and a new refresh token. HighLevel's is valid for a year, or until it is used.
      scope: One permission of a token, such as `contacts.readonly`.
      snapshot: A copy of a sub-account's set-up, to be used for others.
      sub-account: What HighLevel calls a location on its screens.
      Version: A header that says which edition of an endpoint is meant; Pollen sends the one that the page names.
      webhook: A message that a system sends to an address of yours when something happens, without being asked.
      workflow: HighLevel's own automation, which contacts can be put into.
      """;
}
