//! Words among which a writer chooses: plain ones and ones that take a side or
//! raise the voice.
//!
//! Lists only. A word is no fault: which of them fits is for the reader to
//! say.

/// Whether a list of words, parted by spaces, has a word.
pub(crate) fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

/// Words for one thing or deed, parted by spaces.
pub(crate) struct Choice {
    /// Words that most outlets would use.
    pub(crate) plain: &'static str,
    /// Words that say more than the thing.
    pub(crate) strong: &'static str,
}

/// Names for people, groups and what they do.
pub(crate) const NAMES: &[Choice] = &[
    Choice {
        plain: "protester protesters protestor protestors demonstrator demonstrators marcher \
            marchers activist activists campaigner campaigners opponents crowd mourners",
        strong: "rioter rioters mob agitator agitators looter looters heckler hecklers thugs \
            vandals extremists rabble",
    },
    Choice {
        plain: "fighter fighters rebel rebels separatist separatists insurgents commander \
            gunmen group leader",
        strong: "terrorist terrorists warlord warlords jihadist jihadists bandits extremists \
            militants militant",
    },
    Choice {
        plain: "gunman suspect man attacker assailant",
        strong: "killer murderer terrorist monster maniac bomber butcher",
    },
    Choice {
        plain: "businessman businesswoman executive owner donor investor developer \
            entrepreneur founder employer friend",
        strong: "tycoon magnate mogul oligarch billionaire millionaire heiress baron kingpin \
            moneyman moneybags zillionaire",
    },
    Choice {
        plain: "immigrants immigrant migrants migrant refugees refugee workers",
        strong: "aliens alien illegals",
    },
    Choice {
        plain: "official officials agents investigators authorities prosecutors police \
            officers",
        strong: "feds cops bureaucrats goons",
    },
    Choice {
        plain: "lawmaker lawmakers legislators members senators",
        strong: "politicians pols politicos",
    },
    Choice {
        plain: "government administration authorities",
        strong: "regime junta clique",
    },
    Choice {
        plain: "leader president ruler minister chief chairman director head",
        strong: "strongman dictator autocrat boss honcho supremo czar",
    },
    Choice {
        plain: "group organization organisation association council alliance",
        strong: "lobby cabal outfit gang syndicate",
    },
    Choice {
        plain: "protest protests demonstration demonstrations march unrest",
        strong: "riot riots rampage mayhem anarchy",
    },
    Choice {
        plain: "trip trips flight flights visit travel stay stays",
        strong: "jaunt jaunts junket junkets freebie freebies getaway",
    },
    Choice {
        plain: "payment payments money gift gifts donation donations cash",
        strong: "bribe bribes payoff payoffs kickback kickbacks ransom handout handouts payola",
    },
    Choice {
        plain: "ally allies aide aides supporter supporters adviser advisers associate \
            associates",
        strong: "crony cronies henchman henchmen lackey minion minions flunky stooge",
    },
    Choice {
        plain: "killing shooting attack deaths violence",
        strong: "massacre slaughter bloodbath carnage rampage slaughterhouse butchery",
    },
    Choice {
        plain: "rifle gun weapon firearm",
        strong: "assault-rifle killing-machine arsenal",
    },
    Choice {
        plain: "fetus foetus",
        strong: "unborn baby babies",
    },
    Choice {
        plain: "critics opponent opponents rival challenger",
        strong: "foe foes nemesis enemies enemy haters",
    },
    Choice {
        plain: "clinic center centre facility home shelter",
        strong: "lockup gulag dungeon",
    },
    Choice {
        plain: "mistake error lapse omission",
        strong: "blunder gaffe fiasco debacle scandal slip",
    },
    Choice {
        plain: "statement remark remarks comment comments speech words",
        strong: "rant tirade outburst diatribe screed broadside",
    },
];

/// Plain words that name many a person or thing: alone they do not say that
/// the same is meant.
pub(crate) const GENERAL: &str = "man group leader head director president minister chief chairman owner friend money \
    cash home center centre facility members workers lawmakers baby words statement \
    speech comment comments executive founder employer fund rival crowd association \
    council alliance organization organisation authorities government attack violence";

/// Words for deeds, as they stand in sentences of the past and the present.
pub(crate) const DEEDS: &[Choice] = &[
    Choice {
        plain: "criticized criticised criticizes criticises condemned questioned faulted \
            faults criticism objected denounced",
        strong: "slammed slams blasted blasts ripped rips lashed lashes lambasted skewered \
            hammered hammers pounced pounces savaged trashed torched railed excoriated \
            eviscerated tore",
    },
    Choice {
        plain: "fell falls fall dropped declined slipped decreased lost",
        strong: "plunged plunges plummeted tumbled tanked cratered slumped nosedived collapsed \
            crashed",
    },
    Choice {
        plain: "rose rises increased climbed grew gained raised raises rise increase",
        strong: "soared soars surged surges skyrocketed ballooned rocketed spiked",
    },
    Choice {
        plain: "cut cuts reduced lowered trimmed trim",
        strong: "slashed slashes slashing gutted guts axed hacked butchered",
    },
    Choice {
        plain: "won wins beat defeated victory",
        strong: "crushed trounced routed thrashed stunned clobbered walloped drubbing",
    },
    Choice {
        plain: "paid spent used cost spending",
        strong: "blew squandered wasted torched splurged lavished",
    },
    Choice {
        plain: "removed took searched search seized",
        strong: "raided raid stormed ransacked carted swooped",
    },
    Choice {
        plain: "dismissed fired removed left resigned resigns stepped withdrew",
        strong: "dumped axed booted ousted canned purged ditched sacked",
    },
    Choice {
        plain: "rejected refused declined turned denied dismissed",
        strong: "snubbed spurned scoffed sneered stonewalled shrugged",
    },
    Choice {
        plain: "arrested detained charged custody",
        strong: "nabbed hauled cuffed busted collared nailed",
    },
    Choice {
        plain: "killed shot died deaths",
        strong: "slaughtered massacred butchered gunned executed mowed",
    },
    Choice {
        plain: "approved passed passes approves adopted confirmed",
        strong: "rammed jammed squeaked muscled bulldozed",
    },
    Choice {
        plain: "announced asked promised said told called",
        strong: "thundered bellowed screamed howled gushed crowed fumed ranted",
    },
    Choice {
        plain: "worried concerned concern concerns worry",
        strong: "panicked panic terrified horrified alarm dread",
    },
    Choice {
        plain: "surprised surprise unexpected unexpectedly",
        strong: "stunned stunning shocked shock ambushed blindsided bombshell",
    },
    Choice {
        plain: "pressed asked questioned",
        strong: "grilled badgered hounded skewered",
    },
];

/// Words beside a noun that make it large, small, good or bad.
pub(crate) const COLOURS: &str = "massive huge enormous gigantic colossal stunning shocking devastating brutal savage \
    scathing blistering bombshell explosive embattled disgraced controversial notorious \
    infamous staggering whopping sweeping horrific horrifying terrifying bitter fierce \
    ferocious furious humiliating bizarre outrageous damning sensational spectacular \
    epic catastrophic radical extreme lavish cushy paltry meager meagre mere glaring \
    egregious shameful sordid lurid fiery fawning crushing stinging sacred beloved \
    rotten poisonous toxic murky shady sleazy cowardly heroic tragic heartless draconian \
    monumental grotesque vicious hated ruthless";
