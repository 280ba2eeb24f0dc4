package io.stackline.launch.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import io.stackline.site.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KillSiteTest {
  @Test
  void itIsReadWithAllItsRecipes(@TempDir Path folder) throws IOException {
    KillSite site = KillSite.write(folder.resolve("site"), Path.of(".."), StoreSettings.USUAL);
    SiteResult result = SiteReader.read(site.folder());

    SiteResult.Read read = assertInstanceOf(SiteResult.Read.class, result, result::toString);
    assertEquals(KillRecipes.all().size(), read.site().recipes().size());
  }
}
