package dev.pollen.daemon.cli;

import dev.pollen.catalog.render.Reference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder of reference pages, told from other files by how they begin. */
record DocsFolder(Path folder) {

  /** Makes the folder hold these pages and no others of ours; a line for each that it touched. */
  List<String> write(Map<String, String> pages) throws IOException {
    Files.createDirectories(folder);
    for (String name : pages.keySet()) {
      refuseForeign(folder.resolve(name));
    }
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> page : pages.entrySet()) {
      lines.add(put(folder.resolve(page.getKey()), page.getValue()));
    }
    for (Path old : old(pages)) {
      Files.delete(old);
      lines.add("removed  " + old);
    }
    return lines;
  }

  private static void refuseForeign(Path path) throws IOException {
    if (Files.exists(path) && !isOurs(path)) {
      throw CommandFault.usage(
          "%s is there and was not written by 'pollen docs': name another folder".formatted(path));
    }
  }

  private static String put(Path path, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (Files.exists(path) && java.util.Arrays.equals(bytes, Files.readAllBytes(path))) {
      return "kept     " + path;
    }
    Files.write(path, bytes);
    return "written  " + path;
  }

  private List<Path> old(Map<String, String> pages) throws IOException {
    List<Path> old = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.md")) {
      for (Path path : found) {
        if (!pages.containsKey(path.getFileName().toString()) && isOurs(path)) {
          old.add(path);
        }
      }
    }
    return old.stream().sorted().toList();
  }

  private static boolean isOurs(Path path) throws IOException {
    byte[] mark = Reference.MARK.getBytes(StandardCharsets.UTF_8);
    try (java.io.InputStream in = Files.newInputStream(path)) {
      return java.util.Arrays.equals(mark, in.readNBytes(mark.length));
    }
  }
}
