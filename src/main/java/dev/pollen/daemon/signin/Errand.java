package dev.pollen.daemon.signin;

import java.util.Map;
import java.util.Set;

/**
 * What a person has to do to sign a connection in.
 *
 * @param address where they agree; empty when they make a key instead
 * @param redirect where the browser comes back to
 * @param scopes what the recipes need, reading ones first
 * @param guides the vendor's pages, by topic
 */
public record Errand(
    String connection,
    String system,
    String who,
    boolean byBrowser,
    String address,
    String redirect,
    Set<String> scopes,
    Map<String, String> guides) {}
