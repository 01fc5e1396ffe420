package dev.pollen.engine.dispatch;

/** Where things of one kind stand: an account and a resource. */
record Realm(String account, String resource) {}
