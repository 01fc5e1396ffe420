package dev.pollen.daemon.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be used, in words that say what to do. */
public final class Reason {
  private Reason() {}

  public static String of(IOException fault) {
    if (fault instanceof NoSuchFileException) {
      return "there is no such file: check the path";
    }
    if (fault instanceof AccessDeniedException) {
      return "permission denied: let this user read it";
    }
    if (fault instanceof CharacterCodingException) {
      return "it is not UTF-8 text";
    }
    return String.valueOf(fault.getMessage());
  }
}
