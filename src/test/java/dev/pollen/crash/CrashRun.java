package dev.pollen.crash;

import dev.pollen.crash.Round.Row;
import dev.pollen.engine.journal.Boundary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The long crash test: a round for each side of each boundary, and two at random instants, one of
 * them on the way up. As a program it takes the kills of a round, a seed, and optionally the rounds
 * that are wanted ({@code before-follow}, {@code "at random"}; {@code each} is killed everywhere),
 * runs the classes of its own class path, prints the tables and ends with 1 if anything was lost or
 * duplicated. {@code mvn verify -Dcrash.kills=28} runs the same on the packaged program.
 */
public final class CrashRun {
  /** A round that is killed everywhere, one after the other. */
  private static final String EACH = "each";

  private final int kills;
  private final String program;
  private final long seed;

  private final List<String> names;

  CrashRun(int kills, String program, long seed, List<String> names) {
    this.kills = kills;
    this.program = program;
    this.seed = seed;
    this.names = names;
  }

  public static void main(String[] args) throws Exception {
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    String program = System.getProperty("java.class.path");
    List<String> names = args.length > 2 ? List.of(args).subList(2, args.length) : names();
    List<Row> rows = new CrashRun(Integer.parseInt(args[0]), program, seed, names).run();
    System.exit(rows.stream().allMatch(Tell::good) ? 0 : 1);
  }

  /** Prints each row when it is there. */
  List<Row> run() throws Exception {
    List<Row> rows = new ArrayList<>();
    Classes classes = Classes.of(program, Files.createTempDirectory("pollen-crash-classes-"));
    System.out.println(Tell.head());
    for (String name : names) {
      Path folder = Files.createTempDirectory("pollen-crash-");
      List<String> traps = name.equals(EACH) ? repeated() : Collections.nCopies(kills, name);
      Row row = new Round(name, traps, folder, classes, seed + rows.size()).play();
      System.out.println(Tell.line(row));
      Tell.faults(row).forEach(words -> System.out.println("    " + words));
      rows.add(row);
    }
    System.out.println(Tell.sum(rows));
    System.out.println("\n" + Tell.classes(rows));
    return rows;
  }

  private List<String> repeated() {
    return Collections.nCopies(kills, names()).stream().flatMap(List::stream).toList();
  }

  /** All rounds. */
  static List<String> names() {
    List<String> names = new ArrayList<>(Boundary.words());
    names.addAll(List.of(Round.STARTING, Round.RANDOM));
    return names;
  }
}
