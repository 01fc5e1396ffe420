/**
 * Words the catalog for programs and people: JSON, terminal help, Markdown pages, JSON Schemas.
 * Pure functions of the catalog; nothing else in Pollen describes an operation.
 */
package dev.pollen.catalog.render;
