package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/** A status and a JSON body. */
record Reply(int status, JsonNode body) {}
