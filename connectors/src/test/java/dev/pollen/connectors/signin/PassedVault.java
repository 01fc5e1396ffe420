package dev.pollen.connectors.signin;

import dev.pollen.engine.spi.Vault;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Optional;

/** Hands everything on to another vault; what is to be different says so. */
class PassedVault implements Vault {
  private final Vault vault;

  PassedVault(Vault vault) {
    this.vault = vault;
  }

  @Override
  public boolean shared() {
    return vault.shared();
  }

  @Override
  public Optional<Kept> find(String name) {
    return vault.find(name);
  }

  @Override
  public Future<Optional<Kept>> look(String name) {
    return vault.look(name);
  }

  @Override
  public Future<Kept> keep(String name, Optional<Kept> before, Kept now) {
    return vault.keep(name, before, now);
  }

  @Override
  public Future<Void> forget(String name) {
    return vault.forget(name);
  }

  @Override
  public void know(String owner, Collection<String> secrets) {
    vault.know(owner, secrets);
  }

  @Override
  public String hide(String text) {
    return vault.hide(text);
  }

  @Override
  public String hide(String text, Collection<String> more) {
    return vault.hide(text, more);
  }

  @Override
  public Future<String> seal(String clear) {
    return vault.seal(clear);
  }

  @Override
  public String open(String sealed) {
    return vault.open(sealed);
  }
}
