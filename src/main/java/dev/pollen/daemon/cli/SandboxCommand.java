package dev.pollen.daemon.cli;

import dev.pollen.sandbox.FaultPlan;
import dev.pollen.sandbox.Sandbox;
import dev.pollen.sandbox.SandboxOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sandbox}: a HighLevel look-alike, until it is told to stop. */
@Command(
    name = "sandbox",
    description = {
      "Serves a HighLevel look-alike from memory, to try recipes on: every catalogued operation,",
      "with the vendor's shapes, paging, limits and headers. It keeps changing by itself."
    },
    footer = {
      "",
      "The same --seed makes the same people, ids and token. Nothing is kept when it stops."
    })
final class SandboxCommand implements Callable<Integer> {
  @Mixin private Common common;

  @Option(
      names = "--port",
      defaultValue = "9400",
      description = "Where it listens on this machine; 0: any free port (${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--contacts",
      defaultValue = "500",
      description = "How many contacts it begins with (${DEFAULT-VALUE}).")
  private int contacts;

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      defaultValue = "2/s",
      converter = Rate.class,
      description = "How often it changes something by itself; 0: never (${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--lag",
      paramLabel = "2s",
      defaultValue = "2s",
      converter = Span.class,
      description = "How long a search does not show a write yet (${DEFAULT-VALUE}).")
  private Duration lag;

  @Option(
      names = "--seed",
      defaultValue = "42",
      description = "What names, ids and the token follow from (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--faults",
      paramLabel = "SPEC",
      defaultValue = "none",
      converter = FaultWords.class,
      description = {
        "What goes wrong, to rehearse it: parts NAME[=TIME][@OPERATION]:SHARE with commas between,",
        "such as 429:2%%,slow=10s:5%%,reset-after@highlevel.contact.create:1x (once) or all:1%%",
        "(${DEFAULT-VALUE}). The names are listed below."
      })
  private FaultPlan faults;

  @Override
  public Integer call() throws InterruptedException {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    Sandbox sandbox = started(vertx);
    welcome(sandbox);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(vertx, sandbox), "pollen-sandbox-stop"));
    new CountDownLatch(1).await();
    return Exit.DONE;
  }

  /** Puts the list of faults below the help, as the sandbox itself knows them. */
  static void explainFaults(CommandLine command) {
    List<String> lines = new ArrayList<>(List.of(""));
    lines.add("Faults, and presets that stand for several; (=5s) can be given another time:");
    FaultPlan.help().forEach(line -> lines.add(line.replace("%", "%%")));
    lines.addAll(List.of(command.getCommandSpec().usageMessage().footer()));
    command.getCommandSpec().usageMessage().footer(lines.toArray(new String[0]));
  }

  private Sandbox started(Vertx vertx) {
    try {
      return Waiting.on(Sandbox.create(vertx, options()).start());
    } catch (IllegalArgumentException e) {
      Waiting.quietly(vertx.close());
      throw CommandFault.usage(e.getMessage());
    } catch (CommandFault e) {
      Waiting.quietly(vertx.close());
      throw e.getCause() instanceof BindException
          ? CommandFault.usage(
              "port %d is taken by another program: choose one with --port (0: any free one)"
                  .formatted(port))
          : e;
    }
  }

  private SandboxOptions options() {
    return SandboxOptions.defaults()
        .withPort(port)
        .withContacts(contacts)
        .withRatePerSecond(rate)
        .withWriteLag(lag)
        .withSeed(seed)
        .withFaults(faults);
  }

  private void welcome(Sandbox sandbox) {
    Console console = common.console();
    console.out().println(console.paint().bold("HighLevel sandbox at " + sandbox.baseUrl()));
    console.out().println("token: " + sandbox.token());
    console.out().println("location: " + sandbox.location());
    console.out().println("agency token: " + sandbox.agencyToken());
    console.out().println("company: " + sandbox.company());
    console.out().println("app: " + sandbox.app());
    console.out().println("client id: " + sandbox.clientId());
    console.out().println("client secret: " + sandbox.clientSecret());
    console.out().flush();
    console
        .err()
        .printf(
            """

            To use it, put this into connections.yaml, and the token into the environment
            (export SANDBOX_TOKEN=%s):

              sandbox:
                system: highlevel
                base_url: %s
                auth: { token: "${env:SANDBOX_TOKEN}" }
                location: %s

            Or by OAuth (auth: { oauth: { client_id: …, client_secret: "${env:…}",
            authorize_url: "%s/v2/oauth/chooselocation" } }), then 'pollen connect sandbox'.
            With 'company: %s' and 'app: %s' in the place of
            'location' it is the agency's, for recipes that say 'locations: installed'.

            What has arrived:  curl %s/_sandbox/ledger
            One contact more:  curl -X POST %s/_sandbox/contacts
            Other faults:      curl -X PUT %s/_sandbox/faults -d 'all:1%%'
            Ctrl-C stops it.
            """,
            sandbox.token(),
            sandbox.baseUrl(),
            sandbox.location(),
            sandbox.baseUrl(),
            sandbox.company(),
            sandbox.app(),
            sandbox.baseUrl(),
            sandbox.baseUrl(),
            sandbox.baseUrl());
  }

  private static void stop(Vertx vertx, Sandbox sandbox) {
    Waiting.quietly(sandbox.close().eventually(vertx::close));
    Runtime.getRuntime().halt(Exit.DONE);
  }
}
