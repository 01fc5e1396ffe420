package dev.pollen.connectors.http;

import java.util.Map;

/** How the name of a file of a media type ends. */
final class FileEnding {
  private static final Map<String, String> KNOWN =
      Map.of(
          "audio/x-wav", ".wav",
          "audio/wav", ".wav",
          "audio/wave", ".wav",
          "audio/mpeg", ".mp3",
          "audio/ogg", ".ogg",
          "text/plain", ".txt",
          "text/csv", ".csv",
          "application/json", ".json",
          "application/pdf", ".pdf");

  private FileEnding() {}

  static String of(String mediaType) {
    return KNOWN.getOrDefault(mediaType, ".bin");
  }
}
