package dev.pollen.engine.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The form of every body in the store: JSON without spaces, deflated where asked and where that
 * makes it shorter. A plain body begins with a bracket, a deflated one with zlib's 0x78.
 *
 * <p>A missing node is written by leaving it out, so it always stands last in its array.
 */
final class Compact {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final SerializerProvider PROVIDER = MAPPER.getSerializerProviderInstance();
  private static final ThreadLocal<Buffer> BUFFERS = ThreadLocal.withInitial(Buffer::new);
  private static final int PAYS = 256;

  private Compact() {}

  /** Writes the inside of one body. */
  @FunctionalInterface
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  static byte[] bytes(Body body) {
    Buffer out = BUFFERS.get();
    out.reset();
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(out)) {
      body.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.taken();
  }

  /** Writes a node that may be missing; nothing may follow it in its array. */
  static void last(JsonGenerator json, JsonNode node) throws IOException {
    if (!node.isMissingNode()) {
      node.serialize(json, PROVIDER);
    }
  }

  static JsonParser parser(byte[] body) throws IOException {
    return MAPPER.getFactory().createParser(plain(body));
  }

  static JsonNode tree(JsonParser parser) throws IOException {
    return MAPPER.readTree(parser);
  }

  static JsonNode tree(byte[] body) {
    try {
      return MAPPER.readTree(plain(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] deflated(byte[] plain) {
    if (plain.length < PAYS) {
      return plain;
    }
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      byte[] out = new byte[plain.length];
      deflater.setInput(plain);
      deflater.finish();
      int length = deflater.deflate(out);
      return deflater.finished() ? java.util.Arrays.copyOf(out, length) : plain;
    } finally {
      deflater.end();
    }
  }

  private static byte[] plain(byte[] body) {
    return body.length > 0 && (body[0] == '[' || body[0] == '{') ? body : inflated(body);
  }

  private static byte[] inflated(byte[] body) {
    Inflater inflater = new Inflater();
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(body.length * 4);
      byte[] part = new byte[8_192];
      inflater.setInput(body);
      while (!inflater.finished()) {
        int length = inflater.inflate(part);
        if (length == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new DataFormatException("the body ends too early");
        }
        out.write(part, 0, length);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new JournalFault(
          "a row of the store is damaged (" + e.getMessage() + "): restore a backup", e, false);
    } finally {
      inflater.end();
    }
  }

  /** Used again, so that a big body is not copied from piece to piece; a huge one is let go. */
  private static final class Buffer extends ByteArrayOutputStream {
    private static final int KEPT = 1 << 20;

    private Buffer() {
      super(16 * 1024);
    }

    private byte[] taken() {
      byte[] bytes = toByteArray();
      if (buf.length > KEPT) {
        buf = new byte[16 * 1024];
      }
      return bytes;
    }
  }
}
