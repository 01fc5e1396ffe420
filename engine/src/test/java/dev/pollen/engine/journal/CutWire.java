package dev.pollen.engine.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands between the journal and a server, and cuts the wire when told to: before a commit gets
 * through, or between the commit and its answer.
 */
final class CutWire implements AutoCloseable {
  /** What is to happen at the next commit. */
  enum Cut {
    NONE,
    BEFORE_THE_COMMIT,
    BEFORE_THE_ANSWER
  }

  private final int target;
  private final ServerSocket door;
  private final List<Socket> open = new ArrayList<>();
  private Cut cut = Cut.NONE;
  private final CountDownLatch firstCut = new CountDownLatch(1);
  private boolean down;
  private boolean falls;
  private int cuts;

  CutWire(int target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  synchronized void at(Cut next) {
    cut = next;
  }

  /** From that cut on nobody gets through. */
  synchronized void downFrom(Cut next) {
    at(next);
    falls = true;
  }

  /** Waits for the first cut; false if none comes. */
  boolean isCut() throws InterruptedException {
    return firstCut.await(30, TimeUnit.SECONDS);
  }

  /** Whether nobody gets through; whoever is through is cut off. */
  synchronized void down(boolean now) {
    down = now;
    if (now) {
      open.forEach(CutWire::close);
      open.clear();
    }
  }

  synchronized int cuts() {
    return cuts;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cut-wire");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        admit(door.accept());
      }
    } catch (IOException closed) {
      down(true);
    }
  }

  private synchronized void admit(Socket client) throws IOException {
    if (down) {
      client.close();
      return;
    }
    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(client);
    open.add(server);
    start(() -> pump(client, server, true));
    start(() -> pump(server, client, false));
  }

  private void pump(Socket from, Socket to, boolean asks) {
    byte[] some = new byte[65_536];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(some); length >= 0; length = in.read(some)) {
        if (asks && isCommit(some, length) && cuts(from, to, some, length)) {
          return;
        }
        out.write(some, 0, length);
      }
    } catch (IOException ended) {
      close(to);
    }
    close(from);
    close(to);
  }

  private static boolean isCommit(byte[] some, int length) {
    return new String(some, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT");
  }

  /** An answer that still comes is read by the other direction, which finds nobody to tell. */
  private synchronized boolean cuts(Socket client, Socket server, byte[] some, int length)
      throws IOException {
    if (cut == Cut.NONE) {
      return false;
    }
    client.close();
    if (cut == Cut.BEFORE_THE_ANSWER) {
      server.getOutputStream().write(some, 0, length);
    } else {
      server.close();
    }
    cut = Cut.NONE;
    down |= falls;
    cuts++;
    firstCut.countDown();
    return true;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    down(true);
  }
}
