package dev.pollen.catalog.render;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.HttpCall;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All there is to know about an operation besides its fields. */
final class Facts {
  private final OperationSpec operation;
  private final OperationSpec.Common common;
  private final List<Fact> facts = new ArrayList<>();

  private Facts(OperationSpec operation) {
    this.operation = operation;
    this.common = operation.common();
  }

  static List<Fact> of(OperationSpec operation) {
    return new Facts(operation).all();
  }

  private List<Fact> all() {
    common.deprecated().ifPresent(words -> add("Deprecated", words));
    if (common.destructive()) {
      add("Careful", "what it removes cannot be brought back");
    }
    common.http().ifPresent(this::request);
    token();
    if (operation instanceof TriggerSpec trigger) {
      facts.addAll(TriggerFacts.of(trigger));
    }
    if (operation instanceof ActionSpec action) {
      add("If interrupted", EffectWords.full(action));
    }
    common.docs().ifPresent(address -> add("Vendor's page", address));
    return facts;
  }

  private void add(String name, String words) {
    facts.add(new Fact(name, words));
  }

  private void request(HttpCall call) {
    add("Request", "`%s %s`".formatted(call.method(), call.path()));
    String version = call.headers().get("Version");
    if (version != null) {
      add("Version", "`%s`".formatted(version));
    }
  }

  private void token() {
    if (common.token() != OperationSpec.Token.NONE) {
      add("Token", owner());
    }
    if (!common.scopes().isEmpty()) {
      add(
          "Scopes",
          common.scopes().stream().map("`%s`"::formatted).collect(Collectors.joining(", ")));
    }
  }

  private String owner() {
    return switch (common.token()) {
      case SUB_ACCOUNT -> "of a sub-account (location)";
      case AGENCY -> "of an agency (company)";
      case EITHER -> "of a sub-account (location) or of an agency (company)";
      case ANY -> "of any connection";
      case NONE -> "";
    };
  }
}
