package dev.pollen.engine.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrubberTest {
  private static final String SECRET = "ca+na/ry \"7\"=söme*~ thing";
  private final Scrubber scrubber = new Scrubber();

  @Test
  void aSecretIsHiddenWhereverItStands() {
    scrubber.know("acme", List.of("canary-1"));
    for (String before : List.of("", "x", "canary", "canary-")) {
      for (String after : List.of("", "2", "canary-")) {
        assertEquals(before + "(hidden)" + after, scrubber.hide(before + "canary-1" + after));
      }
    }
    assertEquals("(hidden)(hidden)", scrubber.hide("canary-1canary-1"));
  }

  @Test
  void whatIsNoSecretStays() {
    scrubber.know("acme", List.of("canary-1"));
    for (String text : List.of("", "can", "canary", "canary-", "canary-2", "cañary-1")) {
      assertEquals(text, scrubber.hide(text));
    }
  }

  @Test
  void ofTwoThatBeginAlikeTheLongerOneIsHidden() {
    scrubber.know("acme", List.of("canary-1", "canary-12"));
    assertEquals("(hidden) (hidden)3", scrubber.hide("canary-12 canary-13"));
  }

  @Test
  void aSecretIsHiddenHoweverItIsWritten() {
    scrubber.know("acme", List.of(SECRET));
    String form = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    for (String written :
        List.of(
            SECRET,
            form,
            form.replace("+", "%20"),
            form.replace("%2B", "%2b")
                .replace("%3D", "%3d")
                .replace("%7E", "%7e")
                .replace("%2F", "%2f")
                .replace("%C3%B6", "%c3%b6"),
            SECRET.replace("\"", "\\\""),
            SECRET.replace("\"", "\\\"").replace("/", "\\/"))) {
      assertEquals("a (hidden) b", scrubber.hide("a " + written + " b"), written);
    }
  }

  @Test
  void aSecretIsHiddenInsideBase64WhateverStandsBeforeIt() {
    scrubber.know("acme", List.of(SECRET));
    for (String user : List.of("", "a:", "ab:", "abc:", "someone@example.com:")) {
      for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
        byte[] pair = (user + SECRET).getBytes(StandardCharsets.UTF_8);
        String shown = scrubber.hide("Basic " + encoder.encodeToString(pair));
        String rest = shown.substring("Basic ".length()).replace(Scrubber.HIDDEN, "");
        int others = (user.length() + 2) / 3 * 4 + 8;
        assertFalse(rest.length() > others, () -> user + " left " + rest);
      }
    }
  }

  @Test
  void ofAnOwnerTheLastSecretsAndThoseBeforeAreHiddenAndNoOlderOnes() {
    for (int i = 1; i <= 3; i++) {
      scrubber.know("acme", List.of("canary-" + i));
      scrubber.know("acme", List.of("canary-" + i));
    }
    assertEquals("canary-1 (hidden) (hidden)", scrubber.hide("canary-1 canary-2 canary-3"));
  }

  @Test
  void whatIsTooShortToBeASecretIsLeftAlone() {
    scrubber.know("acme", List.of("short", ""));
    assertEquals("a short text", scrubber.hide("a short text"));
  }
}
