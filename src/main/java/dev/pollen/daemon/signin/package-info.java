/**
 * Signing connections in: what is asked for, the code that comes back, and how each one stands.
 * Enter by {@link dev.pollen.daemon.signin.SignInDesk}.
 */
package dev.pollen.daemon.signin;
