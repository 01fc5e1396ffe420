package dev.pollen.sandbox;

import java.util.Map;

/** What calendars are created and updated with. */
final class CalendarShapes {
  private static final Shape NOTIFICATION =
      Shape.of(
          """
          type                       email
          shouldSendToContact!       boolean
          shouldSendToGuest!         boolean
          shouldSendToUser!          boolean
          shouldSendToSelectedUsers! boolean
          selectedUsers!             string
          """);
  private static final Shape PLACE =
      Shape.of(
          """
          kind!     custom|zoom_conference|google_conference|inbound_call|outbound_call|physical|booker|ms_teams_conference
          location  string
          meetingId string
          """);
  private static final Shape MEMBER =
      Shape.of(
          """
          userId!                string
          priority               number(0..1)
          meetingLocationType    custom|zoom|gmeet|phone|address|teams|booker
          meetingLocation        string
          isPrimary              boolean
          locationConfigurations &Place[]
          """,
          Map.of("Place", PLACE));
  private static final Shape HOUR =
      Shape.of(
          """
          openHour!    number(0..23)
          openMinute!  number(0..60)
          closeHour!   number(0..23)
          closeMinute! number(0..60)
          """);
  private static final Map<String, Shape> HOURS = Map.of("Hour", HOUR);
  private static final Shape OPEN =
      Shape.of("daysOfTheWeek! number(0..6)[]\nhours! &Hour[]", HOURS);
  private static final String DATE = "date! string\nhours! &Hour[]\ndeleted boolean\n";
  private static final Shape RECURRING =
      Shape.of(
          """
          freq                        DAILY|WEEKLY|MONTHLY
          count                       number(0..24)
          bookingOption               skip|continue|book_next
          bookingOverlapDefaultStatus confirmed|new
          """);
  private static final Shape BUSY =
      Shape.of("enabled! boolean\nLookBusyPercentage! number(0..100)");
  private static final String SETTINGS =
      """
      isActive                              boolean
      notifications                         &Notification[]
      groupId                               string
      teamMembers                           &Member[]
      eventType                             RoundRobin_OptimizeForAvailability|RoundRobin_OptimizeForEqualDistribution
      description                           string
      slug                                  string
      widgetSlug                            string
      widgetType                            default|classic
      eventTitle                            string
      eventColor                            string
      meetingLocation                       string
      locationConfigurations                &Place[]
      slotDuration                          number(0..100000)
      slotDurationUnit                      mins|hours
      slotInterval                          number(0..100000)
      slotIntervalUnit                      mins|hours
      slotBuffer                            number(0..100000)
      preBuffer                             number(0..100000)
      preBufferUnit                         mins|hours
      appoinmentPerSlot                     number(0..100000)
      appoinmentPerDay                      number(0..100000)
      allowBookingAfter                     number(0..100000)
      allowBookingAfterUnit                 hours|days|weeks|months
      allowBookingFor                       number(0..100000)
      allowBookingForUnit                   days|weeks|months
      openHours                             &Open[]
      enableRecurring                       boolean
      recurring                             &Recurring
      formId                                string
      stickyContact                         boolean
      isLivePaymentMode                     boolean
      autoConfirm                           boolean
      shouldSendAlertEmailsToAssignedMember boolean
      alertEmail                            string
      googleInvitationEmails                boolean
      allowReschedule                       boolean
      allowCancellation                     boolean
      shouldAssignContactToTeamMember       boolean
      shouldSkipAssigningContactForExisting boolean
      notes                                 string
      pixelId                               string
      formSubmitType                        RedirectURL|ThankYouMessage
      formSubmitRedirectURL                 string
      formSubmitThanksMessage               string
      availabilityType                      number(0..1)?
      availabilities                        &Date[]
      guestType                             count_only|collect_detail
      consentLabel                          string
      calendarCoverImage                    string
      lookBusyConfig                        &Busy
      """;

  static final Shape CREATE =
      Shape.of(
          SETTINGS
              + """
              locationId!    string
              name!          string
              slotBufferUnit mins|hours
              calendarType   round_robin|event|class_booking|collective|service_booking|personal
              """,
          parts(Shape.of(DATE, HOURS)));
  static final Shape UPDATE =
      Shape.of(SETTINGS + "name string", parts(Shape.of(DATE + "id string", HOURS)));

  private CalendarShapes() {}

  private static Map<String, Shape> parts(Shape date) {
    return Map.of(
        "Notification", NOTIFICATION,
        "Place", PLACE,
        "Member", MEMBER,
        "Open", OPEN,
        "Recurring", RECURRING,
        "Date", date,
        "Busy", BUSY);
  }
}
