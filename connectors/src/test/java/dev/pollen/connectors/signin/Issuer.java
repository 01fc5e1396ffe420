package dev.pollen.connectors.signin;

import dev.pollen.engine.spi.ConnectionSettings.OAuthApp;

/** Who gives out tokens whose refresh tokens serve once. */
interface Issuer extends AutoCloseable {

  /** Without a slash at its end. */
  String address();

  /** Who asks there. */
  OAuthApp app();

  /** What somebody who agrees is sent back with. */
  String code(String redirect);

  /** How often it refreshed. */
  long refreshed();

  @Override
  void close();
}
