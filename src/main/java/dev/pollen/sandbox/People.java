package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Makes up people whose data looks real and reaches nobody: addresses at reserved domains, numbers
 * from the range kept for fiction. Emails are never the same twice.
 */
final class People {
  private static final List<String> FIRST =
      words(
          "Ada Ben Clara Diego Elif Farid Grace Hugo Ines Jonas Kira Leo Maya Noah Olga Pavel Quinn"
              + " Rosa Sami Tara Uma Victor Wanda Xenia Yusuf Zoe Amir Bella Cyrus Dana Emil Fiona"
              + " Goran Hana Idris Joy Karim Lena Mateo Nora");
  private static final List<String> LAST =
      words(
          "Adler Baker Costa Duarte Evans Fischer Garcia Hansen Ibrahim Jensen Keller Lopez Meyer"
              + " Novak Okafor Petrov Quist Rossi Schmidt Tanaka Ueda Vance Weber Xu Young Zhang"
              + " Abbott Bauer Cohen Dias Ekberg Flores Greene Haddad Ivanov Jovic Kaya Lindt"
              + " Moreau Nilsen");
  private static final List<String> STREETS =
      List.of("Oak Street", "Mill Road", "Harbor Lane", "Station Street", "Hill Avenue");
  private static final List<List<String>> TOWNS =
      List.of(
          List.of("Denver", "CO", "80202", "America/Denver"),
          List.of("Austin", "TX", "78701", "America/Chicago"),
          List.of("Portland", "OR", "97201", "America/Los_Angeles"),
          List.of("Boston", "MA", "02108", "America/New_York"),
          List.of("Tampa", "FL", "33602", "America/New_York"));
  private static final List<String> SOURCES =
      List.of("web form", "referral", "trade fair", "phone", "newsletter");
  private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.net");
  private static final int WITHOUT_EMAIL = 10;
  private static final int WITHOUT_PHONE = 8;

  /** An area that few make examples in. */
  private static final int FIRST_AREA = 531;

  private final RandomGenerator random;
  private long made;

  People(RandomGenerator random) {
    this.random = random;
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  /** A body to create a contact with. */
  ObjectNode next() {
    String first = one(FIRST);
    String last = one(LAST);
    List<String> town = one(TOWNS);
    ObjectNode person = Json.object().put("firstName", first).put("lastName", last);
    if (random.nextInt(WITHOUT_EMAIL) > 0) {
      person.put("email", email(first, last));
    }
    if (!person.has("email") || random.nextInt(WITHOUT_PHONE) > 0) {
      person.put("phone", phone());
    }
    person.put("address1", 1 + random.nextInt(199) + " " + one(STREETS));
    person.put("city", town.get(0)).put("state", town.get(1)).put("postalCode", town.get(2));
    person.put("country", "US").put("timezone", town.get(3));
    return person.put("source", one(SOURCES));
  }

  /** An address that nobody has had before. */
  String email(String first, String last) {
    return "%s.%s%d@%s"
        .formatted(lower(first), lower(last), ++made, DOMAINS.get((int) (made % DOMAINS.size())));
  }

  /** Almost always one that nobody has had before: there are only 80,000. */
  String phone() {
    long number = ++made;
    return "+1%03d55501%02d".formatted(200 + (FIRST_AREA + number / 100) % 800, number % 100);
  }

  String city() {
    return one(TOWNS).get(0);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
