package dev.pollen.catalog.read;

import com.fasterxml.jackson.core.JsonPointer;
import dev.pollen.catalog.SignInSpec;
import dev.pollen.catalog.SignInSpec.Place;
import dev.pollen.catalog.SubAccounts;
import java.util.Optional;
import java.util.Set;

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
            map.flatMap(one -> one.inner("oauth2")).map(SignInReader::oauth),
            map.flatMap(one -> one.inner("sub_accounts")).map(SignInReader::below));
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

  private static SubAccounts below(YamlMap map) {
    SubAccounts below =
        new SubAccounts(
            map.needed("field", ""),
            map.needed("of", ""),
            map.needed("token", ""),
            map.textMap("headers"),
            map.textMap("form"),
            Set.copyOf(map.texts("scopes")),
            map.textMap("token_with"),
            map.text("who").orElse(""),
            map.text("inactive"),
            map.inner("installed").map(SignInReader::listed));
    map.end();
    return below;
  }

  private static SubAccounts.Listed listed(YamlMap map) {
    SubAccounts.Listed listed =
        new SubAccounts.Listed(
            map.needed("operation", ""),
            map.pointer("id").orElseGet(JsonPointer::empty),
            map.pointer("name").orElseGet(JsonPointer::empty),
            map.pointer("there"));
    map.end();
    return listed;
  }
}
