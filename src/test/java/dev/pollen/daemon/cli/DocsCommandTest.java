package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.render.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsCommandTest {
  @TempDir Path folder;

  @Test
  void thePagesAreWrittenIntoTheFolderThatIsNamed() throws IOException {
    Typed typed = Typed.in(folder, "docs", "pages");
    assertEquals(Exit.DONE, typed.code(), typed.err());
    assertTrue(Files.readString(folder.resolve("pages/README.md")).startsWith(Reference.MARK));
    assertTrue(
        Files.readString(folder.resolve("pages/contacts.md")).contains("### Search Contacts"));
  }

  @Test
  void writingTwiceChangesNothing() {
    Typed.in(folder, "docs");
    Typed again = Typed.in(folder, "docs");
    assertTrue(again.out().lines().allMatch(line -> line.startsWith("kept ")), again.out());
  }

  @Test
  void aPageOfACategoryThatIsGoneIsRemoved() throws IOException {
    Typed.in(folder, "docs");
    Path old = Files.writeString(folder.resolve("reference/old.md"), Reference.MARK + "# Old\n");
    Typed again = Typed.in(folder, "docs");
    assertFalse(Files.exists(old));
    assertTrue(again.out().contains("removed  " + old), again.out());
  }

  @Test
  void filesOfOthersAreNeitherReplacedNorRemoved() throws IOException {
    Path mine = Files.writeString(folder.resolve("README.md"), "# Mine\n");
    Path notes = Files.writeString(folder.resolve("notes.md"), "# Notes\n");
    Typed typed = Typed.in(folder, "docs", ".");
    assertEquals(Exit.USAGE, typed.code());
    assertTrue(typed.err().contains("was not written by 'pollen docs'"), typed.err());
    assertEquals("# Mine\n", Files.readString(mine));
    assertFalse(Files.exists(folder.resolve("contacts.md")));
    assertTrue(Files.exists(notes));
  }
}
