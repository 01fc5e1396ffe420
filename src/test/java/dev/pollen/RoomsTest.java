package dev.pollen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may see whom. The road is one-way: catalog, engine, connectors, src. */
class RoomsTest {
  private static JavaClasses pollen;

  @BeforeAll
  static void readAllRooms() {
    pollen =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(
                place -> !place.contains("/test-classes/") && !place.contains("-tests.jar"))
            .importPackages("dev.pollen");
  }

  @Test
  void theCatalogKnowsNothingButJacksonAndYaml() {
    classes()
        .that()
        .resideInAPackage("dev.pollen.catalog..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "dev.pollen.catalog..", "com.fasterxml.jackson..", "org.yaml.snakeyaml..")
        .check(pollen);
  }

  @Test
  void theEngineKnowsNoSystemAndNoProgram() {
    noClasses()
        .that()
        .resideInAPackage("dev.pollen.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.pollen.connectors..",
            "dev.pollen.daemon..",
            "dev.pollen.sandbox..",
            "io.vertx.ext..")
        .check(pollen);
  }

  @Test
  void connectorsSeeOfTheEngineOnlyItsSpi() {
    noClasses()
        .that()
        .resideInAPackage("dev.pollen.connectors..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.pollen.engine",
            "dev.pollen.engine.intake..",
            "dev.pollen.engine.dispatch..",
            "dev.pollen.engine.journal..",
            "dev.pollen.engine.recipe..",
            "dev.pollen.engine.mapping..",
            "dev.pollen.engine.names..",
            "dev.pollen.engine.outcome..",
            "dev.pollen.engine.status..",
            "dev.pollen.engine.vault..",
            "dev.pollen.daemon..",
            "dev.pollen.sandbox..")
        .check(pollen);
  }

  @Test
  void theProgramKnowsNoConnectorByName() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.pollen.daemon..", "dev.pollen.sandbox..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.pollen.connectors..")
        .check(pollen);
  }

  @Test
  void theCoreKnowsNoVertxContextSoThatTheSimulatorRunsTheSameClasses() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.pollen.engine",
            "dev.pollen.engine.intake..",
            "dev.pollen.engine.poll..",
            "dev.pollen.engine.dispatch..",
            "dev.pollen.engine.journal..",
            "dev.pollen.engine.mapping..",
            "dev.pollen.engine.names..",
            "dev.pollen.engine.recipe..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "io\\.vertx\\.core\\.(Vertx|Context|WorkerExecutor|eventbus\\..*|http\\..*|net\\..*)")
        .check(pollen);
  }

  @Test
  void theCoreIsGivenItsTime() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.pollen.engine..", "dev.pollen.connectors..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(pollen);
  }
}
