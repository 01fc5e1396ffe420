package dev.pollen.connectors.email;

import dev.pollen.connectors.kit.Wait;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A real SMTP server on loopback that keeps what it took. A word of the protocol may be answered
 * otherwise, or with {@link #HANG_UP}.
 */
final class SmtpServer implements AutoCloseable {
  static final String HANG_UP = "";

  private final List<String> letters = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final NetServer server;

  SmtpServer(Vertx vertx) {
    server = Wait.on(vertx.createNetServer().connectHandler(Line::new).listen(0, "127.0.0.1"));
  }

  int port() {
    return server.actualPort();
  }

  /** The messages taken, with their headers. */
  List<String> letters() {
    return letters;
  }

  /** From now on a word ({@code RCPT}, or {@code .} for the end of a message) is answered so. */
  void answer(String word, String answer) {
    answers.put(word, answer);
  }

  /** One client's talk. */
  private final class Line {
    private final NetSocket socket;
    private StringBuilder letter;

    private Line(NetSocket socket) {
      this.socket = socket;
      socket.handler(RecordParser.newDelimited("\r\n", line -> heard(line.toString())));
      say("220 localhost ready");
    }

    private void heard(String line) {
      if (letter == null) {
        command(line.split(" ", 2)[0].toUpperCase(java.util.Locale.ROOT));
      } else if (line.equals(".")) {
        taken();
      } else {
        letter.append(line).append('\n');
      }
    }

    private void command(String word) {
      switch (word) {
        case "EHLO" -> answer(word, "250-localhost\r\n250 AUTH PLAIN LOGIN");
        case "AUTH" -> answer(word, "235 welcome");
        case "DATA" -> {
          letter = new StringBuilder();
          answer(word, "354 go on");
        }
        default -> answer(word, "250 fine");
      }
    }

    private void taken() {
      letters.add(letter.toString());
      letter = null;
      answer(".", "250 taken");
    }

    private void answer(String word, String usual) {
      String answer = answers.getOrDefault(word, usual);
      if (answer.equals(HANG_UP)) {
        socket.close().onFailure(gone -> {});
      } else {
        say(answer);
      }
    }

    private void say(String line) {
      socket.write(line + "\r\n").onFailure(gone -> {});
    }
  }

  @Override
  public void close() {
    Wait.on(server.close());
  }
}
