package dev.pollen.engine.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.pollen.engine.journal.SecretRow;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * The vault's own keys: the newest seals, every one opens what it once sealed. Immutable.
 *
 * <p>What is sealed is bound to its name and revision, so that rows cannot change places unnoticed.
 */
final class Seals {
  private static final byte[] KEYS = "pollen vault keys".getBytes(StandardCharsets.UTF_8);

  private final KeysetHandle keys;
  private final Aead aead;

  private Seals(KeysetHandle keys) throws GeneralSecurityException {
    this.keys = keys;
    this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  /** New keys, for a store that has none yet. */
  static Seals made() {
    try {
      AeadConfig.register();
      return new Seals(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  /** Opened with the first master key that fits; empty when none does. */
  static Optional<Opened> open(byte[] sealed, MasterKey master) {
    for (int i = 0; i < master.keys().size(); i++) {
      Optional<Seals> seals = parsed(sealed, master.keys().get(i));
      if (seals.isPresent()) {
        return Optional.of(new Opened(seals.get(), i == 0));
      }
    }
    return Optional.empty();
  }

  /** Empty when this key does not fit: another may. */
  private static Optional<Seals> parsed(byte[] sealed, Aead key) {
    try {
      AeadConfig.register();
      return Optional.of(new Seals(TinkProtoKeysetFormat.parseEncryptedKeyset(sealed, key, KEYS)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /**
   * @param byFirst whether the master key in front was the one
   */
  record Opened(Seals seals, boolean byFirst) {}

  /** The keys themselves, sealed by the master key in front. */
  byte[] sealedBy(MasterKey master) {
    try {
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, master.first(), KEYS);
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  /** With one more key, which seals from now on; the others still open. */
  Seals renewed() {
    try {
      KeysetHandle.Builder.Entry fresh =
          KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
              .withRandomId()
              .makePrimary();
      return new Seals(KeysetHandle.newBuilder(keys).addEntry(fresh).build());
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  SecretRow seal(String name, long revision, byte[] clear) {
    return new SecretRow(name, revision, seal(clear, place(name, revision)));
  }

  byte[] open(SecretRow row) {
    return open(row.body(), place(row.name(), row.revision()))
        .orElseThrow(
            () ->
                new VaultFault(
                    "what the store keeps for '%s' cannot be opened: it was changed by somebody"
                            .formatted(row.name())
                        + " else, or the store is damaged; sign in again (pollen connect %s)"
                            .formatted(row.name())));
  }

  byte[] seal(byte[] clear, String place) {
    try {
      return aead.encrypt(clear, place.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  Optional<byte[]> open(byte[] sealed, String place) {
    try {
      return Optional.of(aead.decrypt(sealed, place.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static String place(String name, long revision) {
    return name + "\n" + revision;
  }

  private static VaultFault unusable(GeneralSecurityException e) {
    return new VaultFault("the vault's keys cannot be used", e);
  }
}
