package dev.pollen.daemon.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.Suggestion;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.catalog.read.YamlMap;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.ConnectionSettings.OAuthApp;
import dev.pollen.engine.spi.net.Network;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one connection against the fields that its system's catalog file declares. */
final class ConnectionReader {
  private static final int HTTP = 80;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");

  private static final Pattern SHARE = Pattern.compile("([0-9]{1,3}) ?%");

  private final String name;
  private final YamlFile written;
  private final YamlFile file;
  private final Catalog catalog;
  private final Network network;
  private final List<Problem> problems;

  ConnectionReader(
      String name,
      YamlFile written,
      YamlFile file,
      Catalog catalog,
      Network network,
      List<Problem> problems) {
    this.name = name;
    this.written = written;
    this.file = file;
    this.catalog = catalog;
    this.network = network;
    this.problems = problems;
  }

  Optional<ConnectionSettings> read(YamlMap map) {
    checkName(map);
    String key = map.needed("system", "");
    Optional<SystemSpec> system = catalog.system(key);
    if (system.isEmpty()) {
      unknownSystem(map, key);
      return Optional.empty();
    }
    Optional<YamlMap> auth = map.inner("auth");
    ConnectionSettings settings =
        new ConnectionSettings(
            name,
            key,
            token(auth),
            called(map, "base_url"),
            readOnly(map),
            fields(map, system.get()),
            app(auth, system),
            share(map));
    auth.ifPresent(YamlMap::end);
    map.end();
    return Optional.of(settings);
  }

  private void checkName(YamlMap map) {
    if (!NAME.matcher(name).matches()) {
      map.error(
          "",
          "wrong-name",
          "'%s' is no connection name (letters, digits, _ and -)".formatted(name));
    }
    if (catalog.system(name).isPresent()) {
      map.error(
          "",
          "name-clash",
          "a connection cannot be called '%s': that is a system's name (choose another, such as"
                  .formatted(name)
              + " my-%s)".formatted(name));
    }
  }

  private void unknownSystem(YamlMap map, String key) {
    List<String> known = catalog.systems().stream().map(SystemSpec::key).toList();
    if (!key.isEmpty()) {
      map.error(
          "/system",
          "unknown-system",
          "no system '%s' (%s)"
              .formatted(
                  key, Suggestion.orElse(key, known, "there are " + String.join(", ", known))));
    }
  }

  private Optional<String> token(Optional<YamlMap> auth) {
    Optional<String> token = auth.flatMap(part -> part.text("token")).filter(t -> !t.isBlank());
    token.ifPresent(text -> warnOfLiteral("/auth/token"));
    return token;
  }

  private Optional<OAuthApp> app(Optional<YamlMap> auth, Optional<SystemSpec> system) {
    Optional<YamlMap> oauth = auth.flatMap(part -> part.inner("oauth"));
    oauth
        .filter(part -> system.flatMap(spec -> spec.signIn().oauth()).isEmpty())
        .ifPresent(
            part ->
                part.error(
                    "", "no-oauth", "this system has no OAuth sign-in (write auth: {token: …})"));
    Optional<OAuthApp> app = oauth.map(this::app);
    oauth.ifPresent(YamlMap::end);
    return app;
  }

  private OAuthApp app(YamlMap oauth) {
    warnOfLiteral("/auth/oauth/client_secret");
    return new OAuthApp(
        oauth.needed("client_id", ""),
        oauth.needed("client_secret", ""),
        address(oauth, "redirect"),
        address(oauth, "authorize_url"),
        called(oauth, "token_url"));
  }

  /** An address that Pollen calls itself. */
  private Optional<String> called(YamlMap map, String key) {
    Optional<String> url = address(map, key);
    url.filter(ConnectionReader::isHttp)
        .map(URI::create)
        .filter(uri -> "http".equals(uri.getScheme()))
        .filter(uri -> !network.mayBePlain(uri.getHost(), uri.getPort() > 0 ? uri.getPort() : HTTP))
        .ifPresent(uri -> map.error("/" + key, "plain-http", Network.plainWords(uri.getHost())));
    return url;
  }

  private static Optional<String> address(YamlMap map, String key) {
    Optional<String> url = map.text(key);
    url.filter(text -> !isHttp(text))
        .ifPresent(
            text ->
                map.error(
                    "/" + key,
                    "wrong-address",
                    "'%s' is no address (write https://…)".formatted(text)));
    return url;
  }

  private static boolean isHttp(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean readOnly(YamlMap map) {
    Optional<String> access = map.text("access");
    access
        .filter(word -> !word.equals("read"))
        .ifPresent(word -> map.unknownWord("access", word, List.of("read")));
    return access.isPresent();
  }

  /** In percent: the rest is left to whoever else calls in the account's name. */
  private static int share(YamlMap map) {
    JsonNode said = map.get("share");
    String text = said.isMissingNode() ? Budget.WHOLE + "%" : said.asText();
    Optional<Integer> percent = percent(text);
    if (percent.isEmpty()) {
      map.error(
          "/share",
          "wrong-share",
          "'%s' is no share of a budget (write one from 1%% to 100%%, such as 50%%)"
              .formatted(text));
    }
    return percent.orElse(Budget.WHOLE);
  }

  /** A share as it is written; empty when it is none. */
  static Optional<Integer> percent(String text) {
    Matcher match = SHARE.matcher(text);
    return Optional.of(match.matches() ? Integer.parseInt(match.group(1)) : 0)
        .filter(percent -> percent >= 1 && percent <= Budget.WHOLE);
  }

  private ObjectNode fields(YamlMap map, SystemSpec system) {
    ObjectNode fields = ConnectionsReader.object();
    for (Field field : system.connectionFields()) {
      JsonNode value = map.get(field.name());
      if (value.isMissingNode()) {
        missing(map, field, system);
      } else {
        take(map, field, value, fields);
      }
    }
    system
        .signIn()
        .below()
        .filter(below -> !below.said(fields))
        .ifPresent(below -> map.error("", "missing-key", below.missing()));
    return fields;
  }

  private void missing(YamlMap map, Field field, SystemSpec system) {
    if (field.mustBeGiven()) {
      map.error(
          "",
          "missing-key",
          "'%1$s' is missing: %2$s connections need it (add '%1$s: …')"
              .formatted(field.name(), system.title()));
    }
  }

  private void take(YamlMap map, Field field, JsonNode value, ObjectNode fields) {
    if (!field.accepts(value)) {
      map.error(
          "/" + field.name(),
          "wrong-type",
          "'%s' must be %s".formatted(field.name(), field.type().words()));
    }
    List<String> words = field.allowed().stream().map(JsonNode::asText).toList();
    if (!words.isEmpty() && !words.contains(value.asText())) {
      map.unknownWord(field.name(), value.asText(), words);
    }
    if (field.secret()) {
      warnOfLiteral("/" + field.name());
    }
    fields.set(field.name(), value);
  }

  private void warnOfLiteral(String below) {
    String pointer = "/" + name + below;
    JsonNode value = written.root().at(pointer);
    if (value.isTextual() && !References.isReference(value.textValue())) {
      problems.add(
          Problem.warning(
              file.name(),
              file.place(pointer),
              "literal-secret",
              "a secret stands in the file itself (write \"${env:NAME}\" or \"${file:PATH}\")"));
    }
  }
}
