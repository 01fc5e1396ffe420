package dev.pollen.connectors.http;

import dev.pollen.catalog.SignInSpec;
import dev.pollen.catalog.SignInSpec.Place;
import dev.pollen.engine.spi.ConnectionSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a connection to any address sends its key, as its settings say. Wrong ones throw {@link
 * IllegalArgumentException}.
 */
record UrlKey(ConnectionSettings settings) {
  private static final String IN = "key_in";
  private static final String NAME = "key_name";
  private static final String USER = "key_user";
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  /** Whether the settings ask for one. */
  boolean isAsked() {
    return settings.token().isPresent()
        || Stream.of(IN, NAME, USER).anyMatch(name -> settings.fields().hasNonNull(name));
  }

  SignInSpec.Key key() {
    Place in = said(IN).map(UrlKey::place).orElse(Place.BEARER);
    boolean named = List.of(Place.HEADER, Place.QUERY).contains(in);
    Optional<String> name = said(NAME);
    if (named && name.isEmpty()) {
      throw new IllegalArgumentException(
          "key_name is missing: say which %s the key goes in"
              .formatted(in == Place.HEADER ? "header" : "query parameter"));
    }
    if (in == Place.HEADER && !HEADER.matcher(name.get()).matches()) {
      throw new IllegalArgumentException("key_name: '%s' is no header".formatted(name.get()));
    }
    return new SignInSpec.Key(in, name.orElse(""), said(USER).orElse(""));
  }

  private Optional<String> said(String name) {
    return Optional.of(settings.fields().path(name).asText("")).filter(text -> !text.isBlank());
  }

  private static Place place(String word) {
    return Arrays.stream(Place.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "key_in is '%s'; it is one of bearer, header, query, basic".formatted(word)));
  }
}
