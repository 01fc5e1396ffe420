package dev.pollen.connectors.signin;

import dev.pollen.engine.spi.Vault;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Optional;

/** A vault of a store to which other processes write, too. */
record SharedVault(Vault vault) implements Vault {
  @Override
  public boolean shared() {
    return true;
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
