/**
 * Systems that need no account: {@code schedule}, {@code manual}, {@code log} and {@code file}.
 * Each connector here is an entry point; {@code http} is {@link
 * dev.pollen.connectors.http.UrlConnector}.
 */
package dev.pollen.connectors.builtin;
