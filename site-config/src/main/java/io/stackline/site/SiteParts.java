package io.stackline.site;

import io.stackline.map.MapId;
import io.stackline.map.RegisterMap;
import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.Fixture;
import io.stackline.press.FixtureId;
import io.stackline.press.PressId;

/** What has been read of a site so far, for what refers to it. */
record SiteParts(
    Problems problems,
    Catalogue<MapId, RegisterMap> maps,
    Catalogue<PressId, Site.PressSite> presses,
    Catalogue<DieId, Die> dies,
    Catalogue<FixtureId, Fixture> fixtures,
    Catalogue<String, SiteProcess> processes,
    Catalogue<MaterialId, Material> materials) {
  static SiteParts reportingTo(Problems problems) {
    return new SiteParts(
        problems,
        new Catalogue<>("map", problems),
        new Catalogue<>("press", problems),
        new Catalogue<>("die", problems),
        new Catalogue<>("fixture", problems),
        new Catalogue<>("process", problems),
        new Catalogue<>("material", problems));
  }
}
