package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.kit.SimTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits reach a running program, on virtual time and a real folder. */
class RecipeWatchTest {
  private static final Duration QUIET = Duration.ofMillis(500);

  @TempDir private Path folder;
  private final SimTime time = SimTime.inOrder();
  private final SimLoop loop = time.loop();
  private final List<RecipeSet> told = new ArrayList<>();
  private final Deque<Runnable> disk = new ArrayDeque<>();
  private boolean slow;
  private int writes;
  private RecipeFolder recipes;
  private RecipeWatch watch;

  @BeforeEach
  void begin() throws IOException {
    write("a.yaml", "first");
    recipes = new RecipeFolder(folder, Shop.SETTING, Shop.CONNECTIONS);
    watch = new RecipeWatch(recipes, loop, this::onDisk, QUIET, told::add);
  }

  private void onDisk(Runnable work) {
    if (slow) {
      disk.add(work);
    } else {
      work.run();
    }
  }

  /** Every write has a time of its own, so that no two look alike. */
  private void write(String name, String words) throws IOException {
    raw(name, Shop.withSteps("- stop: " + words));
  }

  private void raw(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000L * ++writes));
  }

  private void looks(int count) {
    time.run(QUIET.multipliedBy(count).plusMillis(1));
  }

  private List<String> words() {
    RecipeSet last = told.get(told.size() - 1);
    return last.recipes().stream()
        .map(recipe -> ((Step.Stop) recipe.steps().get(0)).why().written().asText())
        .toList();
  }

  private void started() {
    recipes.read();
    watch.start();
    time.settle();
  }

  @Test
  void nothingIsToldWhileNothingChanges() {
    started();
    looks(10);
    assertEquals(List.of(), told);
  }

  @Test
  void anEditIsToldOnceAfterTheFolderWasQuiet() throws IOException {
    started();
    looks(2);
    write("a.yaml", "second");
    looks(1);
    assertEquals(0, told.size(), "not before it is quiet");
    looks(5);
    assertEquals(1, told.size());
    assertEquals(List.of("second"), words());
  }

  @Test
  void filesThatAreStillBeingSavedAreNotTakenUpByHalves() throws IOException {
    started();
    for (int i = 0; i < 5; i++) {
      write("part" + i + ".yaml", "x");
      looks(1);
    }
    assertEquals(0, told.size());
    looks(2);
    assertEquals(1, told.size());
    assertEquals(6, told.get(0).recipes().size());
  }

  @Test
  void aDeletionIsTold() throws IOException {
    write("b.yaml", "other");
    started();
    Files.delete(folder.resolve("a.yaml"));
    looks(3);
    assertEquals(List.of("other"), words());
  }

  @Test
  void aBrokenEditIsToldWithTheLastGoodVersionStillInForce() throws IOException {
    started();
    raw("a.yaml", "trigger: [\n");
    looks(3);
    assertEquals(List.of("first"), words());
    assertEquals(1, told.get(0).problems().size());
    write("a.yaml", "mended");
    looks(3);
    assertEquals(List.of("mended"), words());
    assertEquals(List.of(), told.get(1).problems());
  }

  @Test
  void anEditBetweenReadingAndWatchingIsNotLost() throws IOException {
    recipes.read();
    write("a.yaml", "in between");
    watch.start();
    time.settle();
    looks(3);
    assertEquals(List.of("in between"), words());
  }

  @Test
  void aListenerThatFailsDoesNotEndTheWatch() throws IOException {
    RecipeWatch failing =
        new RecipeWatch(
            recipes,
            loop,
            this::onDisk,
            QUIET,
            set -> {
              told.add(set);
              throw new IllegalStateException("no");
            });
    recipes.read();
    failing.start();
    write("a.yaml", "second");
    looks(4);
    write("a.yaml", "third");
    looks(4);
    assertEquals(2, told.size());
  }

  @Test
  void afterItIsClosedNothingIsToldNotEvenWhatIsBeingRead() throws IOException {
    started();
    write("a.yaml", "second");
    looks(1);
    slow = true;
    looks(1);
    disk.remove().run();
    time.settle();
    assertEquals(1, disk.size(), "the folder is being read");
    watch.close();
    disk.remove().run();
    looks(10);
    assertEquals(List.of(), told);
    assertTrue(disk.isEmpty(), "it looks again after it was closed");
  }

  @Test
  void aSlowDiskIsLookedAtOnceAtATime() throws IOException {
    started();
    slow = true;
    looks(10);
    assertEquals(1, disk.size());
    write("a.yaml", "second");
    slow = false;
    disk.remove().run();
    looks(4);
    assertEquals(List.of("second"), words());
  }
}
