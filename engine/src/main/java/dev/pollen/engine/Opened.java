package dev.pollen.engine;

import dev.pollen.engine.spi.Connection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which connections are open: those that recipes call, and whose sign-ins are measured. */
record Opened(EngineSetup setup) {

  /** What is called no more is forgotten, and counted no more. */
  void keep(Set<String> called) {
    Connections connections = setup.connections();
    Set<String> before = new TreeSet<>(connections.opened().keySet());
    connections.keep(called);
    called.stream()
        .filter(name -> name.indexOf('@') > 0 && !before.contains(name))
        .flatMap(
            name ->
                connections.find(name).flatMap(Connection::signIn).stream()
                    .map(it -> Map.entry(name, it)))
        .forEach(one -> setup.meters().connection(one.getKey(), one.getValue()::standing));
    before.removeAll(called);
    before.forEach(setup.meters()::forgetConnection);
  }
}
