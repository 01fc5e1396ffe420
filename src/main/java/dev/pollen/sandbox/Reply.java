package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A status and a JSON body. */
record Reply(int status, ObjectNode body) {}
