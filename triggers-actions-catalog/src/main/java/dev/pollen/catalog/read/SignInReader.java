package dev.pollen.catalog.read;

import dev.pollen.catalog.SignInSpec;
import dev.pollen.catalog.SignInSpec.Place;
import java.util.Optional;

/** Reads {@code sign_in} of a {@code system.yaml}; where it is missing, a bearer token is meant. */
final class SignInReader {
  private SignInReader() {}

  static SignInSpec read(YamlMap system) {
    Optional<YamlMap> map = system.inner("sign_in");
    SignInSpec spec =
        new SignInSpec(
            map.flatMap(one -> one.inner("api_key"))
                .map(SignInReader::key)
                .orElse(SignInSpec.BEARER.key()),
            map.flatMap(one -> one.inner("oauth2")).map(SignInReader::oauth));
    map.ifPresent(YamlMap::end);
    return spec;
  }

  private static SignInSpec.Key key(YamlMap map) {
    Place in = map.word("in", Place.class).orElse(Place.BEARER);
    boolean named = in == Place.HEADER || in == Place.QUERY;
    SignInSpec.Key key =
        new SignInSpec.Key(in, named ? map.needed("name", "") : "", map.text("user").orElse(""));
    map.end();
    return key;
  }

  private static SignInSpec.OAuth oauth(YamlMap map) {
    SignInSpec.OAuth oauth =
        new SignInSpec.OAuth(
            map.text("authorize"),
            map.needed("token", ""),
            map.text("who").orElse("somebody who may give access"),
            map.textMap("authorize_with"),
            map.textMap("token_with"),
            map.textMap("granted"),
            map.flag("pkce"),
            map.text("inactive"));
    map.end();
    return oauth;
  }
}
