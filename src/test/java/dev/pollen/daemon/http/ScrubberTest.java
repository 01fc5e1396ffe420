package dev.pollen.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import org.junit.jupiter.api.Test;

class ScrubberTest {
  private final Scrubber scrubber =
      new Scrubber(CatalogReader.read(CatalogFiles.shipped()).catalog());

  @Test
  void whatTheCatalogMarksSecretIsHiddenWholly() throws Exception {
    JsonNode shown = scrubber.inputs("http.request", json("{'url':'u','headers':{'X-Any':'abc'}}"));
    assertEquals("{\"url\":\"u\",\"headers\":{\"X-Any\":\"(hidden)\"}}", shown.toString());
  }

  @Test
  void aNameThatAlwaysHoldsASecretIsHiddenAnywhere() throws Exception {
    JsonNode shown =
        scrubber.reply("http.request", json("{'body':[{'access_token':'abc','a':1}]}"));
    assertEquals("{\"body\":[{\"access_token\":\"(hidden)\",\"a\":1}]}", shown.toString());
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
