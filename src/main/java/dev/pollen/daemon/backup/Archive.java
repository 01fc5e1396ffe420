package dev.pollen.daemon.backup;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The form of a backup: a zip file whose first entry says what it is. */
final class Archive implements AutoCloseable {
  private final ZipFile zip;

  private Archive(ZipFile zip) {
    this.zip = zip;
  }

  /** Only its owner may read what it writes; on the disk when it returns. */
  static void write(Path file, JsonNode manifest, Path store, Path data, List<Path> files)
      throws IOException {
    Folders.createPrivate(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      zip.setLevel(Deflater.BEST_SPEED);
      zip.putNextEntry(new ZipEntry(Backup.MANIFEST));
      zip.write(manifest.toString().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      add(zip, Backup.STORE, store);
      for (Path one : files) {
        add(zip, data.relativize(one).toString().replace('\\', '/'), one);
      }
      zip.finish();
      channel.force(true);
    }
  }

  private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    Files.copy(file, zip);
    zip.closeEntry();
  }

  static Archive open(Path file) throws IOException {
    return new Archive(new ZipFile(file.toFile(), StandardCharsets.UTF_8));
  }

  /** What the backup says of itself. */
  JsonNode manifest() throws IOException {
    try (InputStream in = stream(Backup.MANIFEST)) {
      return Backup.JSON.readTree(in);
    }
  }

  void store(Path file) throws IOException {
    try (InputStream in = stream(Backup.STORE)) {
      Files.copy(in, file);
    }
  }

  private InputStream stream(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("it is no backup of Pollen's: it holds no " + name);
    }
    return zip.getInputStream(entry);
  }

  /** Puts the kept files into a folder, those that are not there; answers how many. */
  int files(Path data) throws IOException {
    Path root = data.resolve(Backup.FILES).toAbsolutePath().normalize();
    int put = 0;
    for (ZipEntry entry : zip.stream().filter(one -> !one.isDirectory()).toList()) {
      Path file = data.resolve(entry.getName()).toAbsolutePath().normalize();
      if (file.startsWith(root) && Files.notExists(file)) {
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, file);
        }
        put++;
      }
    }
    return put;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
