package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.daemon.config.ConnectionsReader;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.daemon.http.SignInRoutes;
import dev.pollen.daemon.signin.Consent;
import dev.pollen.engine.Registry;
import dev.pollen.engine.journal.StoreHeld;
import dev.pollen.engine.plan.OperationUse;
import dev.pollen.engine.plan.ScopePlan;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Vault;
import dev.pollen.engine.vault.VaultFault;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was granted to the connections that sign in with an app, as the running daemon knows it, or
 * the store when none runs; and the addresses at which people agree. Needs no secret: what cannot
 * be had is said.
 */
final class PlanConsents {
  private final Setup setup;
  private final PollenConfig config;
  private final Catalog catalog;
  private final Optional<DaemonClient> daemon;

  PlanConsents(Setup setup, PollenConfig config, Catalog catalog) {
    this.setup = setup;
    this.config = config;
    this.catalog = catalog;
    this.daemon = DaemonClient.find(config);
  }

  /** By connection; those without an app, or that no recipe uses, are not in it. */
  Map<String, Consent> of(List<Recipe> recipes) {
    List<OperationUse> uses = OperationUse.in(recipes, catalog);
    Map<ConnectionSettings, ScopePlan> needs = new java.util.LinkedHashMap<>();
    ConnectionsReader.sketch(config.connections(), catalog, setup.console().environment()).stream()
        .filter(one -> one.app().isPresent())
        .forEach(
            one -> needs.put(one, ScopePlan.of(uses, one.name(), one.system(), Optional.empty())));
    needs.values().removeIf(one -> !one.used());
    return needs.isEmpty() ? Map.of() : look(needs);
  }

  private Map<String, Consent> look(Map<ConnectionSettings, ScopePlan> needs) {
    if (daemon.isPresent()) {
      return told(opened(needs, Vault.NONE), daemon.get().get("/api/connections", Map.of()));
    }
    try (Tokens tokens =
        Tokens.of(config, catalog, List.copyOf(needs.keySet()), setup.console().environment())) {
      return opened(needs, tokens.vault());
    } catch (StoreHeld | VaultFault e) {
      Map<String, Consent> consents = opened(needs, Vault.NONE);
      consents.replaceAll(
          (name, one) -> new Consent(Optional.empty(), e.getMessage(), one.address()));
      return consents;
    }
  }

  /** What the daemon knows takes the place of what we could not know. */
  private static Map<String, Consent> told(Map<String, Consent> consents, JsonNode stands) {
    for (JsonNode stand : stands) {
      Set<String> scopes = new LinkedHashSet<>();
      stand.path("scopes").forEach(one -> scopes.add(one.asText()));
      if (!scopes.isEmpty()) {
        consents.computeIfPresent(stand.path("name").asText(), (name, one) -> one.told(scopes));
      }
    }
    return consents;
  }

  private Map<String, Consent> opened(Map<ConnectionSettings, ScopePlan> needs, Vault vault) {
    Vertx vertx =
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setInternalBlockingPoolSize(1));
    try {
      Host host =
          new Host(
              vertx,
              catalog,
              InstantSource.system(),
              config.zone(),
              config.base(),
              config.data(),
              config.timeout(),
              vault,
              config.network());
      Registry registry = Registry.load(PlanConsents.class.getClassLoader());
      Map<String, Consent> consents = new TreeMap<>();
      needs.forEach(
          (one, scopes) ->
              consents.put(one.name(), Consent.of(one, scopes, redirect(), registry, host)));
      return consents;
    } finally {
      Waiting.quietly(vertx.close());
    }
  }

  private String redirect() {
    String here =
        daemon
            .map(DaemonClient::address)
            .orElseGet(() -> "http://127.0.0.1:" + config.http().port());
    return here + SignInRoutes.CALLBACK;
  }
}
