package dev.pollen.engine.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * What opens the vault. It may be several keys, written one after the other: the first one seals,
 * any of them opens; so a new one is put in front, and the old one taken away when it is no longer
 * needed.
 *
 * @param from where it comes from, for messages
 */
record MasterKey(String from, List<Aead> keys) {
  static final int BYTES = 32;
  private static final String FORM =
      "32 random bytes in base64 (make them with: openssl rand -base64 32)";

  /** Reads keys that stand apart by spaces, commas or line ends. */
  static MasterKey read(String from, String text) {
    List<Aead> keys =
        Stream.of(text.strip().split("[\\s,]+"))
            .filter(one -> !one.isEmpty())
            .map(one -> key(from, one))
            .toList();
    if (keys.isEmpty()) {
      throw new VaultFault("%s holds no master key: write %s".formatted(from, FORM));
    }
    return new MasterKey(from, keys);
  }

  /** The text of a new key. */
  static String made() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String text = Base64.getEncoder().encodeToString(random);
    Arrays.fill(random, (byte) 0);
    return text;
  }

  @AccessesPartialKey
  private static Aead key(String from, String text) {
    byte[] bytes = bytes(from, text);
    try {
      AeadConfig.register();
      AesGcmKey key =
          AesGcmKey.builder()
              .setParameters(parameters())
              .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
              .build();
      return KeysetHandle.newBuilder()
          .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
          .build()
          .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new VaultFault("the master key of %s cannot be used".formatted(from), e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static AesGcmParameters parameters() throws GeneralSecurityException {
    return AesGcmParameters.builder()
        .setKeySizeBytes(BYTES)
        .setIvSizeBytes(12)
        .setTagSizeBytes(16)
        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
        .build();
  }

  private static byte[] bytes(String from, String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw new VaultFault("%s holds no master key: write %s".formatted(from, FORM));
    }
    if (bytes.length != BYTES) {
      String words = "%s: a master key has 32 bytes, this one %d: write %s";
      throw new VaultFault(words.formatted(from, bytes.length, FORM));
    }
    return bytes;
  }

  Aead first() {
    return keys.get(0);
  }

  @Override
  public String toString() {
    return "master key from " + from;
  }
}
