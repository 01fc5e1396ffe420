package dev.pollen.engine.journal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A store in a PostgreSQL database. User and password stand apart from the address, so that no
 * message that names the database can tell them.
 */
public final class PostgresDatabase extends StorePlace {
  private static final Pattern URL =
      Pattern.compile("postgres(?:ql)?://(?:(.*)@)?([^@/?]+)/([^@/?]+)(?:\\?(.*))?");
  private static final Pattern SECRET_OPTION =
      Pattern.compile("(^|&)(password|sslpassword)=", Pattern.CASE_INSENSITIVE);
  private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private final String hosts;
  private final String name;
  private final String options;
  private final Optional<String> user;
  private final Optional<String> password;

  private PostgresDatabase(
      String hosts, String name, String options, Optional<String> user, Optional<String> password) {
    this.hosts = hosts;
    this.name = name;
    this.options = options;
    this.user = user;
    this.password = password;
  }

  static PostgresDatabase parse(String url) {
    Matcher match = URL.matcher(url);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "this is no address of a PostgreSQL database (write"
              + " postgresql://user:${env:DB_PASSWORD}@host:5432/name)");
    }
    String options = Objects.requireNonNullElse(match.group(4), "");
    if (SECRET_OPTION.matcher(options).find()) {
      throw new IllegalArgumentException(
          "the password stands among the options, where messages would show it (write"
              + " postgresql://user:${env:DB_PASSWORD}@host:5432/name)");
    }
    Optional<String> signIn = Optional.ofNullable(match.group(1));
    return new PostgresDatabase(
        match.group(2),
        match.group(3),
        options,
        signIn.map(both -> decoded(both.split(":", 2)[0])).filter(text -> !text.isEmpty()),
        signIn.filter(both -> both.contains(":")).map(both -> decoded(both.split(":", 2)[1])));
  }

  /** As URLs are written, but a percent sign that begins no code stands for itself. */
  private static String decoded(String text) {
    String escaped = LONE_PERCENT.matcher(text).replaceAll("%25").replace("+", "%2B");
    return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
  }

  String jdbcUrl() {
    return "jdbc:postgresql://" + hosts + "/" + name + (options.isEmpty() ? "" : "?" + options);
  }

  Optional<String> user() {
    return user;
  }

  @Override
  public Optional<String> secret() {
    return password;
  }

  @Override
  Dialect dialect(StoreOptions options) {
    return new PostgresDialect(this, options);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PostgresDatabase database
        && database.jdbcUrl().equals(jdbcUrl())
        && database.user.equals(user);
  }

  @Override
  public int hashCode() {
    return jdbcUrl().toLowerCase(Locale.ROOT).hashCode();
  }

  @Override
  public String toString() {
    return "postgresql://" + user.map(one -> one + "@").orElse("") + hosts + "/" + name;
  }
}
