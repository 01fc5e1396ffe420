/**
 * How connections sign in: by a key, or by OAuth 2.0 with tokens that are refreshed. Enter by
 * {@link dev.pollen.connectors.signin.SignIns}.
 */
package dev.pollen.connectors.signin;
