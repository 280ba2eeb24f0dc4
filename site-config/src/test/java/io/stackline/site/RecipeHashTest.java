package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeHashTest {
  private static final String RECIPE = "recipes/li-metal-cell.yaml";

  /** Records name recipes by this hash: if it changes, the form of the text has changed. */
  @Test
  void aRecipeKeepsItsHash() throws Exception {
    Recipe recipe = SiteFolder.at(SiteFolder.LINE).recipe();
    String text = RecipeHash.canonical(recipe);
    assertTrue(
        text.startsWith("stackline-recipe 2\nid \"li-metal-cell\"\nrevision 1\ntitle \""), text);
    assertTrue(text.contains("\n target Pa 25e7 [S2]\n"), text);
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    assertEquals(HexFormat.of().formatHex(digest), recipe.hash());
    assertEquals("9057f7697d0ddbfe7adccd8bd83bafc0aea5d3ee90fee9342aa886f86605c24f", recipe.hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stages:                  | stages: # the four of them",
        "target: 250 MPa [S2]     | target: 0.25 GPa   [S2]",
        "dwell: 180 s [E]         | dwell: 3 min [E]",
        "thickness: 100 µm [E]    | thickness: 0.1 mm [E]",
        "status: approved         | status: retired\\nretired: {by: A, on: 2027-01-01}",
        "approach: 0.25 mm/s [E]  | soft-landing: true\\n    approach: 0.25 mm/s [E]",
        "rate: 5 MPa/s [E]        | 'rate: \"5 MPa/s [E]\"'",
        "revision: 1\\n           | ''"
      })
  void commentsOrderAndNotationDoNotCount(String old, String replacement, @TempDir Path folder)
      throws IOException {
    SiteFolder site = SiteFolder.copiedTo(folder);
    String before = site.recipe().hash();
    String line = old.replace("\\n", "\n");
    site.with(RECIPE, line, replacement.replace("\\n", "\n"));
    if (replacement.isEmpty()) {
      site.with(RECIPE, "stages:", line + "stages:");
    }
    assertEquals(before, site.recipe().hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "target: 250 MPa [S2]    | target: 250.001 MPa [S2]",
        "target: 250 MPa [S2]    | target: 250 MPa [E]",
        "dwell: 180 s [E]        | dwell: 181 s [E]",
        "thickness: 100 µm [E]   | thickness: 101 µm [E]",
        "mass: 15 mg [E]         | mass: 15.1 mg [E]",
        "hold: 10 s [E]          | hold: 11 s [E]",
        "approach: 0.25 mm/s [E] | approach: 0.2 mm/s [E]",
        "approach: 0.25 mm/s [E] | soft-landing: false\\n    approach: 0.25 mm/s [E]",
        "slow-below: 20 MPa [E]  | slow-below: 21 MPa [E]",
        "level it                | smooth it",
        "70 to 80 MPa            | 70 to 90 MPa",
        "time-above: 600 s [E]   | time-above: 500 s [E]",
        "before any lithium      | before lithium",
        "cycling, days           | cycling, weeks",
        "revision: 1             | revision: 2"
      })
  void everythingElseCounts(String old, String replacement, @TempDir Path folder)
      throws IOException {
    SiteFolder site = SiteFolder.copiedTo(folder);
    String before = site.recipe().hash();
    site.with(RECIPE, old, replacement.replace("\\n", "\n"));
    assertNotEquals(before, site.recipe().hash());
  }
}
