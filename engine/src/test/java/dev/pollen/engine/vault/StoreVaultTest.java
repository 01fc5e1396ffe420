package dev.pollen.engine.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.kit.Disk;
import dev.pollen.engine.kit.MemoryJournal;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import dev.pollen.engine.spi.Vault.Changed;
import dev.pollen.engine.spi.Vault.Kept;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreVaultTest {
  @TempDir private Path folder;
  private final Disk disk = new Disk();
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private Fate fate = Fate.KEPT;

  private MemoryJournal journal() {
    return new MemoryJournal(disk, tasks::add, changes -> fate);
  }

  private KeyFile file() {
    return new KeyFile(folder.resolve("pollen.key"));
  }

  private StoreVault vault() {
    return vault(file());
  }

  private StoreVault vault(KeySource source) {
    return done(opening(source));
  }

  private Future<StoreVault> opening(KeySource source) {
    return run(StoreVault.open(journal(), source, new Scrubber(), Runnable::run));
  }

  private <T> Future<T> run(Future<T> future) {
    while (!tasks.isEmpty()) {
      tasks.poll().run();
    }
    return future;
  }

  private <T> T done(Future<T> future) {
    run(future);
    assertTrue(future.succeeded(), () -> String.valueOf(future.cause()));
    return future.result();
  }

  private Throwable fault(Future<?> future) {
    run(future);
    assertTrue(future.failed(), "should have failed");
    return future.cause();
  }

  private static Kept kept(String token) {
    return Kept.of(Map.of("token", token));
  }

  private void keep(StoreVault vault, String name, String token) {
    done(vault.keep(name, vault.find(name), kept(token)));
  }

  private static KeySource given(String text) {
    return new GivenKey("the test", () -> text);
  }

  @Test
  void whatWasKeptIsThereAgainAfterARestart() {
    keep(vault(), "acme", "canary-1");
    assertEquals(Optional.of(kept("canary-1")), vault().find("acme"));
    assertEquals(Optional.empty(), vault().find("other"));
  }

  @Test
  void theStoreHoldsNoSecretInClear() {
    keep(vault(), "acme", "canary-1");
    for (Change.SecretPut put : stored()) {
      assertFalse(
          new String(put.secret().body(), java.nio.charset.StandardCharsets.ISO_8859_1)
              .contains("canary"));
    }
    assertEquals(2, stored().size());
  }

  private List<Change.SecretPut> stored() {
    return done(journal().secrets()).stream().map(Change.SecretPut::new).toList();
  }

  @Test
  void anUnusedVaultMakesNoKey() {
    assertEquals(Optional.empty(), vault().find("acme"));
    assertTrue(Files.notExists(file().file()));
    assertTrue(stored().isEmpty());
  }

  @Test
  void theKeyFileIsForItsOwnerOnly() throws IOException {
    keep(vault(), "acme", "canary-1");
    String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file().file()));
    assertEquals("rw-------", rights);
  }

  @Test
  void aWrongMasterKeyIsToldBeforeAnythingIsTouched() {
    keep(vault(given(MasterKey.made())), "acme", "canary-1");
    List<Change.SecretPut> before = stored();
    Throwable fault = fault(opening(given(MasterKey.made())));
    assertTrue(fault.getMessage().startsWith("wrong master key: the one from the test"));
    assertEquals(before, stored());
  }

  @Test
  void aMissingKeyFileIsNotReplacedByANewOne() throws IOException {
    keep(vault(), "acme", "canary-1");
    Files.delete(file().file());
    Throwable fault = fault(opening(file()));
    assertTrue(fault.getMessage().contains("master key is missing"), fault.getMessage());
    assertTrue(Files.notExists(file().file()));
  }

  @Test
  void whatIsNoKeyIsToldWithTheWayOut() {
    for (String wrong : List.of("", " ", "not base64!", "c2hvcnQ=")) {
      Throwable fault = fault(vault(given(wrong)).keep("acme", Optional.empty(), kept("x")));
      assertTrue(fault.getMessage().contains("openssl rand -base64 32"), fault.getMessage());
    }
  }

  @Test
  void aNewKeyInFrontOfTheOldOneTakesOver() {
    String old = MasterKey.made();
    String fresh = MasterKey.made();
    keep(vault(given(old)), "acme", "canary-1");
    assertEquals(Optional.of(kept("canary-1")), vault(given(fresh + "\n" + old)).find("acme"));
    assertEquals(Optional.of(kept("canary-1")), vault(given(fresh)).find("acme"));
    assertInstanceOf(VaultFault.class, fault(opening(given(old))));
  }

  @Test
  void ofTwoProcessesThatReplaceTheSameOneIsTold() {
    StoreVault one = vault();
    keep(one, "acme", "canary-1");
    StoreVault two = vault();
    keep(one, "acme", "canary-2");
    Throwable fault = fault(two.keep("acme", Optional.of(kept("canary-1")), kept("canary-3")));
    assertEquals(Optional.of(kept("canary-2")), assertInstanceOf(Changed.class, fault).now());
    assertEquals(Optional.of(kept("canary-2")), two.find("acme"));
  }

  @Test
  void twoProcessesThatMakeKeysAtOnceAgree() {
    StoreVault one = vault();
    StoreVault two = vault();
    Future<Kept> first = one.keep("acme", Optional.empty(), kept("canary-1"));
    Future<Kept> second = two.keep("other", Optional.empty(), kept("canary-2"));
    done(first);
    done(second);
    StoreVault after = vault();
    assertEquals(Optional.of(kept("canary-1")), after.find("acme"));
    assertEquals(Optional.of(kept("canary-2")), after.find("other"));
  }

  @Test
  void whatWasForgottenIsGoneAndMayBeKeptAnew() {
    StoreVault vault = vault();
    keep(vault, "acme", "canary-1");
    done(vault.forget("acme"));
    assertEquals(Optional.empty(), vault().find("acme"));
    keep(vault, "acme", "canary-2");
    assertEquals(Optional.of(kept("canary-2")), vault().find("acme"));
  }

  @Test
  void rotatingSealsEverythingAnewAndLosesNothing() throws IOException {
    StoreVault vault = vault();
    keep(vault, "acme", "canary-1");
    keep(vault, "other", "canary-2");
    String sealed = done(vault.seal("canary-3"));
    String key = Files.readString(file().file());
    List<Change.SecretPut> before = stored();
    assertEquals(2, done(vault.rotate()));
    assertNotEquals(key, Files.readString(file().file()));
    assertEquals(1, Files.readAllLines(file().file()).size());
    for (int i = 0; i < before.size(); i++) {
      assertNotEquals(before.get(i), stored().get(i));
    }
    for (StoreVault each : List.of(vault, vault())) {
      assertEquals(Optional.of(kept("canary-1")), each.find("acme"));
      assertEquals(Optional.of(kept("canary-2")), each.find("other"));
      assertEquals("canary-3", each.open(sealed));
    }
    assertInstanceOf(VaultFault.class, fault(opening(given(key))));
  }

  @ParameterizedTest
  @EnumSource(Fate.class)
  void aRotationThatBreaksOffAtTheStoreIsFinishedLater(Fate broken) throws IOException {
    StoreVault vault = vault();
    keep(vault, "acme", "canary-1");
    fate = broken;
    run(vault.rotate());
    fate = Fate.KEPT;
    assertEquals(Optional.of(kept("canary-1")), vault().find("acme"));
    assertEquals(1, Files.readAllLines(file().file()).size());
    done(vault().rotate());
    assertEquals(Optional.of(kept("canary-1")), vault().find("acme"));
  }

  @Test
  void aRotationThatBreaksOffAfterTheFileIsFinishedLater() throws IOException {
    keep(vault(), "acme", "canary-1");
    file().renewed();
    assertEquals(2, Files.readAllLines(file().file()).size());
    assertEquals(Optional.of(kept("canary-1")), vault().find("acme"));
    assertEquals(1, Files.readAllLines(file().file()).size());
    assertEquals(Optional.of(kept("canary-1")), vault().find("acme"));
  }

  @Test
  void aTokenThatIsReplacedDuringARotationIsKept() {
    StoreVault one = vault();
    keep(one, "acme", "canary-1");
    StoreVault two = vault();
    Future<Integer> rotated = one.rotate();
    Future<Kept> replaced = two.keep("acme", Optional.of(kept("canary-1")), kept("canary-2"));
    done(rotated);
    done(replaced);
    assertEquals(Optional.of(kept("canary-2")), vault().find("acme"));
  }

  @Test
  void resettingForgetsAllAndLetsANewKeyBegin() throws IOException {
    keep(vault(), "acme", "canary-1");
    Files.delete(file().file());
    assertEquals(2, done(StoreVault.reset(journal())));
    StoreVault anew = vault();
    assertEquals(Optional.empty(), anew.find("acme"));
    keep(anew, "acme", "canary-2");
    assertEquals(Optional.of(kept("canary-2")), vault().find("acme"));
  }

  @Test
  void whatIsKeptIsNeverShown() {
    assertFalse(kept("canary-1").toString().contains("canary"));
    StoreVault vault = vault();
    Future<Kept> keeping = vault.keep("acme", Optional.empty(), kept("canary-1"));
    assertEquals("the (hidden)", vault.hide("the canary-1"));
    done(keeping);
  }
}
