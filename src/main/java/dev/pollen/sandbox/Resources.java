package dev.pollen.sandbox;

import java.util.List;
import java.util.stream.Stream;

/** All operations of the look-alike: a new resource is one class and its line here. */
final class Resources {
  private Resources() {}

  static Routes of(World world) {
    return new Routes(
        Stream.of(
                new Contacts(world).operations(),
                new ContactSearch(world).operations(),
                new ContactLists(world).operations(),
                new ContactAppointments(world).operations(),
                new ContactTags(world).operations(),
                new ContactTasks(world).operations(),
                new ContactNotes(world).operations(),
                new ContactCampaigns(world).operations(),
                world.pipelines().operations(),
                new Opportunities(world).operations(),
                new OpportunitySearch(world).operations(),
                new OpportunityFollowers(world).operations(),
                new CalendarGroups(world).operations(),
                new Calendars(world).operations(),
                new FreeSlots(world).operations(),
                new CalendarEvents(world).operations(),
                new Appointments(world).operations(),
                new AppointmentNotes(world).operations(),
                new BlockedSlots(world).operations(),
                new CalendarNotifications(world).operations(),
                new CalendarResources(world).operations(),
                new Users(world).operations(),
                new UserSearch(world).operations(),
                new Businesses(world).operations(),
                new ContactBusinesses(world).operations(),
                new ContactFollowers(world).operations(),
                new Automations(world).operations(),
                new ContactWorkflows(world).operations(),
                new Associations(world).operations(),
                new Relations(world).operations(),
                new Blogs(world).operations(),
                new BlogPosts(world).operations(),
                new Locations(world).operations(),
                new Company(world).operations(),
                new CustomFields(world).operations(),
                new Conversations(world).operations(),
                new ConversationSearch(world).operations(),
                new Messages(world).operations(),
                new Sending(world).operations(),
                new Recordings(world).operations())
            .flatMap(List::stream)
            .toList());
  }
}
