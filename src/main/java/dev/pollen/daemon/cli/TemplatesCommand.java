package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.daemon.Templates;
import dev.pollen.daemon.Templates.Template;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code templates}: the shipped recipes. */
@Command(name = "templates", description = "Lists the recipes that are shipped, ready to copy.")
final class TemplatesCommand implements Callable<Integer> {
  @Mixin private Common common;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    List<Template> all = Templates.all();
    if (json) {
      common.console().json(json(all));
      return Exit.DONE;
    }
    Paint paint = common.console().paint();
    for (Template each : all) {
      common.console().out().println(paint.bold(each.name()));
      common.console().out().println("  " + each.summary());
    }
    common.console().err().println("\nCopy one: pollen new NAME --from " + all.get(0).name());
    return Exit.DONE;
  }

  private static ArrayNode json(List<Template> all) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    all.forEach(
        each ->
            list.addObject()
                .put("name", each.name())
                .put("title", each.title())
                .put("summary", each.summary()));
    return list;
  }
}
