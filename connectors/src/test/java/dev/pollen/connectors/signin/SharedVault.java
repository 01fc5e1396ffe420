package dev.pollen.connectors.signin;

import dev.pollen.engine.spi.Vault;

/** A vault of a store to which other processes write, too. */
final class SharedVault extends PassedVault {
  SharedVault(Vault vault) {
    super(vault);
  }

  @Override
  public boolean shared() {
    return true;
  }
}
