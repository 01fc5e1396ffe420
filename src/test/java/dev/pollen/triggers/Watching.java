package dev.pollen.triggers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec.Token;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.sandbox.SandboxKit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Three recipes on one trigger, for what is new, for what changed and for both, and what should
 * have fired until now.
 */
final class Watching implements AutoCloseable {
  private static final int MANY = 300;
  private static final int BETWEEN_PAGES = 3;
  private static final int MORE_THAN_A_PAGE = 120;
  private static final String NEWS = "news";
  private static final String CHANGES = "changes";
  private static final String BOTH = "both";

  private final Scene scene;
  private final TriggerSpec spec;
  private final SandboxKit kit;
  private final Catalog catalog;
  private final Play play;
  private final List<String> there = new ArrayList<>();
  private final List<String> news = new ArrayList<>();
  private final List<String> changes = new ArrayList<>();
  private EngineRoom room;
  private int made;
  private int changed;

  private Watching(Scene scene, TriggerSpec spec, SandboxKit kit, Catalog catalog) {
    this.scene = scene;
    this.spec = spec;
    this.kit = kit;
    this.catalog = catalog;
    this.play = scene.opening().apply(kit);
  }

  static Watching of(Scene scene, TriggerSpec spec, SandboxKit kit, Catalog catalog) {
    return new Watching(scene, spec, kit, catalog);
  }

  /** Fills the sandbox, lets a while pass, and lets the recipes join. */
  void begin(Vertx vertx, Path folder) {
    play.only().ifPresent(there::add);
    for (int i = 0; scene.shape().many && i < MANY; i++) {
      there.add(make());
    }
    kit.pass(Duration.ofMinutes(10));
    boolean agency = spec.common().token() == Token.AGENCY || scene.wantsAgency();
    room = EngineRoom.open(vertx, catalog, kit, agency, folder);
    room.start(
        List.of(recipe(NEWS, "new"), recipe(CHANGES, "changed"), recipe(BOTH, "new_or_changed")));
  }

  private Recipe recipe(String name, String fire) {
    return scene.recipe(name, fire, play.with(), catalog);
  }

  private String make() {
    kit.pass(Duration.ofSeconds(1));
    return play.make().orElseThrow().record(++made).asText();
  }

  private void makeNew() {
    String key = make();
    there.add(key);
    news.add(key);
  }

  private void change(String key) {
    kit.pass(Duration.ofSeconds(1));
    play.change().orElseThrow().record(key, ++changed);
    (scene.shape().changes ? changes : news).add(key);
  }

  void expectNothing() {
    expect("an idle poll");
  }

  /** Polls before lists show it and after. */
  void makeOne() {
    if (play.make().isPresent()) {
      makeNew();
      room.poll(NEWS);
      expect("a poll after one was made");
    }
  }

  /** The first of many, or the last one that took the only place. */
  void changeOne() {
    if (play.change().isPresent()) {
      change(there.get(scene.shape() == Shape.SUCCEEDED_OBJECT ? there.size() - 1 : 0));
      room.poll(NEWS);
      expect("a poll after one was changed");
    }
  }

  /** Records come between two pages, and one changes at the same time. */
  void shiftPages() {
    if (spec.since().isPresent()) {
      there.subList(1, MORE_THAN_A_PAGE).forEach(this::change);
    }
    kit.pass(Duration.ofMinutes(1));
    if (spec.paging() instanceof Paging.None) {
      meddle();
      room.poll(NEWS);
    } else {
      Future<Void> meddled = kit.gate().betweenPages(this::meddle);
      room.poll(NEWS);
      assertTrue(meddled.succeeded(), () -> "between two pages: " + meddled.cause());
    }
    expect("the poll after the pages shifted");
  }

  private void meddle() {
    for (int i = 0; i < BETWEEN_PAGES; i++) {
      makeNew();
    }
    if (play.change().isPresent()) {
      change(there.get(MANY / 2));
    }
    kit.pass(SandboxKit.LAG.plusSeconds(1));
  }

  private void expect(String when) {
    kit.pass(Duration.ofMinutes(1));
    String words = room.poll(NEWS);
    assertEquals(named(news), fired(NEWS), () -> "new, " + when + ": " + words);
    assertEquals(named(changes), fired(CHANGES), () -> "changed, " + when + ": " + words);
    List<String> both = Stream.concat(news.stream(), changes.stream()).toList();
    assertEquals(named(both), fired(BOTH), () -> "either, " + when + ": " + words);
  }

  private List<String> fired(String recipe) {
    return named(room.runs(recipe).stream().map(run -> run.key()).toList());
  }

  /** In one order; where contents are the keys, only how many counts. */
  private List<String> named(List<String> keys) {
    return keys.stream().map(key -> scene.shape().keyed ? key : "by content").sorted().toList();
  }

  @Override
  public void close() {
    if (room != null) {
      room.close();
    }
  }
}
