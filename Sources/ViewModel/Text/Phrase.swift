/// Names of all texts a person sees; the raw value is the key in a catalogue.
public enum Phrase: String, CaseIterable, Sendable {
    // Screens and panes
    case tabHome, tabPartners, tabPipeline, tabKPIs
    case panePartners, panePipeline, paneKPIs, paneNotes, paneTimeline
    case paneContacts
    case listOnly, tooSmall
    case countPartners, countProspects, figuresTo, noFigures
    case shownOf, hidden, marked, sortedBy
    // The list
    case columnPartner, columnID, columnStage, columnState, columnSilent, columnJoined
    case columnOwner, columnTags, columnTier, columnCountry, columnChannel, columnSource
    case columnCommunity
    case columnEmail, columnSite, columnStatus, columnReason, columnActivity, columnSale
    case columnRevenue, columnSales, columnClicks, columnCommission, columnConversion, columnEPC
    case columnImpressions, columnUniques, columnLeads, columnRefunds, columnPayouts
    case columnSignIns, columnTrend, columnCustomers, columnLostCustomers, columnBonus
    case columnRhythm, columnChance, columnRisk, columnQuiet, columnUsualGap, columnChanceIfActive
    case columnStillActive, columnValue, columnLevel
    case stateProspect, stateUnknown, stateNew, stateActive, stateQuiet, stateNeverStarted
    case stateNoSaleYet, stateFading, stateCooling, stateGone
    case stageDiscovery, stageRecruitment, stageOnboarding, stageEngagement, stageCultivation
    case inactiveAll, inactiveQuiet, inactiveNeverStarted, inactiveBoth
    case emptyList, emptyProgram
    case rule
    // Pipeline and KPIs
    case pipelineStage, pipelineCount, pipelineDays, pipelineAge, pipelineValue, pipelineAll
    case explainHere, explainOf, explainWindow, explainSources, explainNobody, explainAll
    case explainSome, explainRevenue, explainSales, explainClicks, explainCommission
    case explainConversion, explainEPC, explainUnknown
    case explainCustomers, explainLostCustomers, explainBonus
    case explainSpan, explainTrend, explainImpressions, explainUniques, explainLeads
    case explainRefunds, explainPayouts, explainSignIns
    case kpiWindow, kpiChartTitle, kpiLegend, kpiFormula, kpiGap, kpiOtherCurrency
    case chartReading, chartUp, chartDown, chartLevel, chartNoComparison
    case warningUntoldDays, warningLongLifetime
    case warningClicksAboveImpressions, warningSalesAboveClicks, warningSalesWithoutClicks
    case warningNegativeRevenue, warningDaysToCome
    // Health
    case tabHealth, paneHealth, commandHealth, healthFigure, healthBehind, healthNobody
    case healthCounts, footHealthOpen, healthGroupPartners, healthGroupPromotion
    case healthGroupCommunication, healthGroupEducation, healthGroupData, healthActiveRatio
    case healthDoActiveRatio, healthOnboardingStuck, healthDoOnboardingStuck, healthNeverStarted
    case healthDoNeverStarted, healthReversals, healthDoReversals, healthConversion
    case healthDoConversion, healthConcentration, healthDoConcentration, healthPartnerChurn
    case healthDoPartnerChurn, healthAnswersWaiting, healthDoAnswersWaiting, healthWorkLate
    case healthDoWorkLate, healthContactsOverdue, healthDoContactsOverdue, healthContactMedian
    case healthDoContactMedian, healthResources, healthDoResources, healthTaught, healthDoTaught
    case healthFiguresFresh, healthDoFiguresFresh, healthImpressions, healthDoImpressions
    case healthPayouts, healthDoPayouts, healthGroupSite, healthReview, healthDoReview
    case healthDoReviewFirst, healthSite, healthTerms, healthCreatives, healthPutAwayActive
    case healthDoPutAwayActive, healthNoOwner, healthDoNoOwner, healthNobodysLinks
    case healthLookAlikes, healthDoLookAlikes
    case commandMerge, commandLookAlikes, commandSplit, boxMerge, boxFooterMerge, boxLookAlikes
    case boxFooterLookAlikes, boxSplit, mergeStays, mergeJoins, mergeInstead, mergeTaken
    case mergeNeedsTwo, mergeAsk, lookAlikesNone, lookAlikeEmail, lookAlikeSite
    case tagTooLong, domainWritten, lookAlikePayment, lookAlikeName, splitNobody, savedMerge,
        savedSplit
    case healthDoNobodysLinks, healthCameWent, healthLook, healthLookDue, healthBefore
    case healthNotAsked, healthBetter, healthWorse, healthNew, healthFine, healthLookAt
    case healthToDo, healthThen, healthNoLook, healthReviewHint, promptLook, promptClosing
    case footLook, footClose, dueReviews, healthStaleResources, healthDoStaleResources
    // Resources
    case paneResources, resourcesInUse, resourcesNone, resourceName, resourceKey, resourceKind
    case resourceLanguage, resourceUpdated, resourceReceived, resourceMissing, resourceBanner
    case resourceTextLink, resourceLandingPage, resourceArticle, resourceVideo, resourceFaq
    case resourceFeed, resourceTool, resourceRetired, resourceRetiredOn, resourceValue
    case resourceAge, resourceLast, resourceNever, resourceNeverOf, resourceEverybody
    case resourceHad, resourceThere, boxResources, promptResource, badResource
    case commandResources, commandAddResource, commandGiveResource, footRetire, footNeverGot
    case footNew, noteKindTraining, noteKindGuide, noteKindWebinar
    // The screen of KPIs
    case kpiTiles, kpiSigns, kpiSignsShort, kpiPartOf, kpiNoMetric, kpiNobodySays, kpiNone
    case kpiTooFew, kpiNoTarget, kpiTarget, kpiTitlePer, kpiTitleBy, kpiLegendShort
    case kpiLegendAlone, kpiLegendTarget, kpiLegendTargetShort, kpiLegendPartial, kpiNoSeries
    case kpiFootPrevious, kpiFootBest, kpiWeekOf, stepDay, stepWeek, stepMonth, stepQuarter
    case stepByDay, stepByWeek, stepByMonth, stepByQuarter, faceLine, faceColumns, faceWhy
    case faceParts, faceSpread, faceCalendar, faceFunnel, splitStage, splitTier, splitChannel
    case splitCommunity
    case splitTag, splitOwner, splitSource, splitCountry, splitPartner, splitCurrency
    case kindSamePartners
    case kindNewPartners, kindBackPartners, kindLostPartners, kindSameShort, kindNewShort
    case kindBackShort, kindLostShort, stopProspects, stopContacted, stopReplied, stopJoined
    case stopSold, kpiWhy, kpiWhyTitle, kpiOthers, kpiByKind, kpiSumOfBoth, kpiMoreParts
    case kpiNoValue, kpiSpread, kpiSpreadTitle, kpiCalendar, kpiFunnelTitle, kpiEntered
    case kpiWentOn, kpiNothingBeside, kpiNotByPartner, kpiNoTwoValues, kpiAgainst, kpiVerdict
    case kpiMet, kpiNear, kpiMissed, kpiRange, kpiAgainstBefore, kpiAgainstYear, kpiByStep
    case kpiOfAll, kpiOfSome, kpiScore, kpiBox, kpiBoxRange, kpiBoxStep, kpiBoxCompare
    case kpiBoxSplit, kpiRangeMonth, kpiRangeQuarter, kpiRangeYear, kpiRangeLast
    case kpiComparePrevious, kpiCompareYear, kpiCompareNone, paletteKPI, paletteFace, footRange
    case footFace, footChart, footWall, wordsFigure, wordsBefore, wordsChange, wordsExtremes
    case wordsTarget, wordsTargetPieces, wordsGaps, wordsWhy, wordsParts, wordsBucket
    case wordsStage
    // KPIs: names, and how each is made
    case kpiRevenue, kpiSales, kpiClicks, kpiCommission, kpiConversion, kpiEpc, kpiActive
    case kpiCtr, kpiRevenuePerClick, kpiEpcHundred, kpiCostPerClick, kpiCostPerLead
    case kpiCostPerSale, kpiCostPerAcquisition, kpiCostShare, kpiAov, kpiClv, kpiChurn
    case kpiActiveRatio, kpiReversal, kpiPartnerChurn, kpiActivation, kpiTimeToSale, kpiRoi
    case kpiRoas, kpiShare, kpiTopOne, kpiTopFive, kpiTopTen, kpiPartnersForMost, kpiImpressions
    case kpiLeads, kpiRefunds, kpiPayouts, kpiProgramCost, kpiFullAcquisition, kpiFullRoi
    case kpiFullRoas, howProgramCost, howFullAcquisition, howFullRoi, howFullRoas
    case kpiNoCosts, kpiCostsOfAll, explainNow, explainBefore, explainNothing, explainParts
    case explainDays, explainCosts, explainOwn, explainMadeOf, amountCost, amountFullCost
    case kpiOdd, commandExport, promptExport, footExport, exportNothing, boxTiles
    case footTiles, spokenHere, spokenOn, spokenOff, spokenNow, kpiNotComparable
    case spokenOpen, kpiRangeOther, kpiRangeOwn, kpiRangeWrong, promptRange, kpiNewActive,
        howNewActive
    case howRevenue, howSales, howClicks, howCommission, howConversion, howEpc, howActive
    case howCtr, howRevenuePerClick, howEpcHundred, howCostPerClick, howCostPerLead
    case howCostPerSale, howCostPerAcquisition, howCostShare, howAov, howClv, howChurn
    case howActiveRatio, howReversal, howPartnerChurn, howActivation, howTimeToSale, howRoi
    case howRoas, howShare, howTopOne, howTopFive, howTopTen, howPartnersForMost, howImpressions
    case howLeads, howRefunds, howPayouts
    // Dossier
    case dossierStageSince, dossierNoNotes, dossierNoTimeline, dossierLast
    case dossierNever
    case historyReading
    // Prompts, questions, answers
    case promptTag, promptOwner, promptViewName, promptImport
    case askMany
    case saved, savedNote, savedTag, savedMove, savedArchive, savedUndo, savedRedo
    case savedImport, savedField, savedLog, savedTask, savedStep, savedAgreement, savedTriage
    case notSaved, unknownSaved, nothingToDo, nothingToUndo, nothingToRedo, nothingThere
    case undoHint, othersChanged, copied, mouseOn, mouseOff, viewSaved, filterDropped
    case allMarked, unmarkedAll, readOnly, notInSequence
    case lockedEditor, lockedFiles, lockedShell, lockedProgram, lockedHere, inboxTitle, inboxEmpty
    case boxSort, boxViews, boxColumns, boxThemes, boxHelp, boxPalette, boxLog, boxStage
    case boxNext, boxChart, boxNoMatch
    case boxFooterChoose, boxFooterColumns, boxFooterThemes, boxFooterRead, boxFooterRun
    case noLog, paletteSort, paletteView
    case signs
    case contrast
    // Welcome and import
    case welcomeTitle, welcomeText, welcomeDemo, welcomeDemoText, welcomeNew, welcomeNewText
    case welcomeImport, welcomeImportText, welcomeBusy
    case importTitle, importFile, importTakenFor, importAssumes
    case importRefused, importMore, importRun, importReading, importStopHint, importStopped
    case importBusy, importsTitle, importsNone, importsFooter, importsTaken, importsAsk
    case commandImports
    case mappingTitle, mappingGuessed, mappingKnown, mappingNone, mappingRows, mappingSource
    case mappingHint, mappingIDs, mappingCurrency, mappingCurrencyHint, mappingUnits,
        mappingMajorHint
    case mappingMinorHint, mappingEncoding, mappingSeparator, mappingAsFound, mappingDates
    case mappingDatesHint
    case footMapping, footChoose, footNextValue, footNoMeaning, footPreview
    case kindNew, kindChanged, kindUnchanged, kindGone, kindRejected
    // Commands
    case commandDown, commandUp, commandLeft, commandRight, commandFirst, commandLast
    case commandHalfPageDown, commandHalfPageUp, commandPageDown, commandPageUp
    case commandHome, commandPartners, commandPipeline, commandKpis, commandLastPlace
    case commandNextPane, commandPreviousPane, commandZoom, commandUnzoom
    case commandFilter, commandFilterByCell, commandInactive, commandViews, commandSaveView
    case commandSortMenu, commandReverseSort, commandSortLeft, commandSortRight, commandColumns
    case commandMark, commandMarkRange, commandMarkAll, commandUnmarkAll
    case commandOpen, commandNote, commandTags, commandOwner, commandSetStage, commandArchive
    case commandUndo, commandRedo, commandCopyCell, commandCopyRow, commandPalette, commandHelp
    case commandChartAsText, commandReload, commandRedraw, commandSuspend, commandToggleMouse
    case commandSnooze
    case commandThemes, commandLog, commandImportFile, commandBack, commandQuit
    case groupMove, groupScreens, groupFind, groupSort, groupMark, groupAct, groupCopy, groupApp
    // Footer words
    case footOpen, footFilter, footInactive, footMark, footPane, footSort, footStage, footNote
    case footCommand, footBack, footQuit, footKeys, footScroll
    case footImport, footLeave, footFigure, footWords, footViews, footZoom, footUndo
    // Working the partners
    case tabTriage, paneQueue, paneReason, paneSuggestion, paneLastWords, paneNext
    case triageProgress, triageOrder, triageReply, triageLate, triageQuiet, triageDeclining
    case triageStuck, triageNeverStarted, daysCount
    case rhythmUsual, rhythmUsualNow, rhythmSilent, rhythmChance, rhythmPercent, rhythmUnder,
        rhythmOver
    case rhythmClicksLevel, rhythmSalesLevel, rhythmRisk, rhythmRiskCommission, rhythmLittle
    case rhythmBeginning, ruleRhythm, explainRhythm, explainChance, explainRisk
    case explainSilent, explainUsualGap, explainChanceIfActive, explainStillActive, explainValue
    case explainLevel, rhythmEnds, rhythmHole, viewSlipping, viewLongGone, viewCameBack,
        viewNeverStarted
    case triageReasonHint, triageSalesWeeks, triageClicksWeeks, triageDays, triageBefore
    case triageNoWords, triageTallyDone, triageTallyAside, paneWhatNow, triageNextOpens,
        triageNobody, triageEnd, triagePutAside, reasonBusy
    case reasonOverwhelmed, reasonUnsupported, reasonBetterOffer, reasonOther, reasonUnknown
    case playNewsletter, playIncentive, playResources, playCommissionReview, playCall
    case suggestAnswer, suggestWork, suggestStuck, suggestFirstSteps, suggestNewsletter
    case suggestIncentive, suggestResources, suggestCommissionReview, suggestCall, channelMail
    case channelCall, channelVideo, channelMeeting, channelChat, channelPost, channelOther
    case outcomeWaiting, outcomeReplied, outcomeReached, outcomeReturned, outcomeDeclined
    case outcomeBounced, outcomeUnsubscribed, promptContact, promptWork, promptSnooze, badDay
    case boxReason, boxSteps, boxFooterSteps, stepPending, stepWaiting, stepDone
    case stepActionNeeded, stepSkipped, dueToday, dueLate, commandTriage, commandLogContact
    case commandTask, commandReason, commandSkip, commandPreviousCase, commandNotWorthIt
    case commandChecklist, footSkip, footNotWorth, footSnooze, footContact, footReason, footTask
    case footPrevious
    case paneDiscovery, paneRecruitment, paneOnboarding, paneEngagement, paneCultivation
    case boardGoOn, boardGoOnShort, boardLast, boardFit, boardMore, boardTries
    case askYesNo, moveOpen, moveSkips, moveMany
    case footStageColumn, footCard, footMoveCard, footSteps, commandCardLeft, commandCardRight
    // Letters
    case paneLetter, paneChecks, boxTemplates, letterTo, letterFrom, letterSubject, letterMissing
    case letterReady, letterNotReady, commandMessage
    case letterFollowUp, letterNoFollowUp, letterInDays, boxAnswers, promptFollowUp
    case outreachEffect, outreachNoEffect, effectReading, effectRemark, effectRemarkWide
    case effectPlay, effectSent, effectCounted, effectReturned, effectExpected, effectExtra
    case effectInterval, effectVerdict, effectUnit, effectOf, effectTo, effectNoPlay
    case effectOpen, effectAgainstShort, effectAgainst, effectPoints, effectBringsBack,
        effectNoClear,
        effectTooEarly, boxEffect
    case effectHowCounts, effectHowEarly, effectHowRate, effectHowExtra, effectHowFewer,
        effectHowVerdict
    case effectHowTooEarly, effectHowTrial, effectHowDifference, effectHowVerdictTrial
    case effectHow, effectLeftOpen, effectLeftOverlapping, effectLeftFuture, effectLeftUnknown
    case effectLeftRecomputed, effectLeftUnusable, effectCheck, effectCheckFew
    case lettersHeld, lettersHeldOut, lettersUntouched, lettersPicked, lettersHoldsOut
    case lettersHoldsNobody, lettersQuestionHeld, commandHoldOut, footHoldOut, noMailingHere
    case lettersReady, lettersToMend, lettersLeftOut, lettersNone, lettersQuestion
    case lettersQuestionMend, lettersKeep, lettersSent, lettersKept, lettersDropped
    case lettersGoing, lettersMissing, letterSent, lettersTo, letterTitle
    case letterKept, lettersTitle, lettersOut, lettersFirst, suppressedBounced, suppressedNoContact
    case suppressedUnsubscribed, suppressedDeclined, suppressedArchived, suppressedNoAddress
    case footAll, footLeaveLetters, footTakeOut, footInsert, footFollowUp
    // Outreach
    case newsletterParts, newsletterPartsIn, newsletterNoParts, newsletterOut, newsletterNone
    case newsletterRecipients, newsletterSegment, newsletterAlready, newsletterGoes, newsletterPast
    case newsletterNever, newsletterText, newsletterShown, newsletterSame, newsletterIssue
    case newsletterReady, newsletterDue, newsletterDueToday, newsletterLate, newsletterNoMore
    case newsletterNobody, newsletterSend, newsletterToOutbox, newsletterToMailchimp
    case newsletterToAWeber, newsletterAskOutbox, newsletterAskFiles
    case commandNewsletter, commandNewIssue, footInOut, footSendIssue, footIssue
    case tabOutreach, outreachDue, outreachDrafts, outreachSent, outreachAnswered, outreachAnswers
    case outreachNothingDue, outreachNoDrafts, outreachNothingSent, outreachNothingAnswered
    case outreachNoAnswers, outreachMore, outreachAside, outreachWaiting, outreachBack
    case outreachLate, outreachToday, outreachSomeDay, outreachMissing, outreachUnknown
    case outreachUnknownHint, outreachSentToday, outreachSentAgo, outreachWrote, outreachUsed
    case outreachUsedLast, outreachDraftCount, outreachSentCount, outreachOutbox
    case workTask, workFollowUp, workReview, noGroups, noWorkHere, draftDiscard, promptReply,
        replyMany
    case commandOutreach, commandNextGroup, commandPreviousGroup, commandMessageAll
    case commandDrafts, commandDone, commandInsertAnswer, noLetterHere, letterFirst, footAnswer,
        footGroup, footDone
    case footSuggested, footMessage, footOutbox, footEditor, footCopy, footKeepDraft
    // The dossier
    case dossierAttempts, dossierNextWork, savedCampaign
    case dossierFigures, dossierFit, dossierAgreed, dossierDue, dossierNow, dossierWindow
    case dossierSteps, dossierFound, dossierGoal, dossierGoalMet, dossierGoalMissed
    case dossierGoalPays, dossierGoalDue, dossierGoalPaid, dossierRateEffect, dossierRateEarly
    case dossierRateNew, dossierAnswer, dossierAnswerStays, dossierNothingToPay, dossierPay,
        dossierRateFrom, newsletterDay
    case dossierGoalOpen, dossierReview, dossierRate, dossierSnoozed, dossierSomeDay
    case dossierLate, dossierToday, dossierNothingAgreed, dossierNothingDue, dossierArchived
    case dossierNoContact, dossierUnsubscribed, dossierDeclined, dossierDeclinedUntil
    case dossierSnoozedUntil, dossierReachable, dossierUnreachable, dossierBounced
    case dossierContact, dossierPayout, dossierActivity, dossierFeedback, dossierNeverYet
    case dossierFirstClick, dossierFirstSale, dossierLastSale, dossierFirstPayout
    case dossierLastPayout, dossierNoFigures, dossierWeeksRead, fitStandards, fitMethods
    case fitWorkHabits, fitAlignment, fitAudience, noteKindTalk, noteKindData, noteKindMarket
    case noteKindFeedback, promptNoteKinds, promptGoal, promptTerms, promptAgreement
    case promptReview, promptFind, badGoal, badTerms, badRecord, fieldFromFiles, boxFields
    case boxEvent, eventBy, eventEdit, eventNone, commandEditField, commandEditText
    case commandAddGoal, commandAddAgreement, commandChangeTerms, commandReview, footEdit
    case footPart, footWhole, footPartner
    // Campaigns
    case tabCampaigns, campaignIncentives, campaignNear, campaignEarned, campaignTiers
    case campaignPromotions, campaignAgainst, campaignName, campaignWindow, campaignRule
    case campaignIn, campaignLeft, campaignMet, campaignStep, campaignDue, campaignRevenue
    case campaignTier, campaignRate, campaignFrom, campaignPartners, campaignRises
    case campaignDrops, campaignClose, campaignRecruit, campaignReach, campaignFromJoining
    case campaignSince, campaignDays, campaignEach, campaignOver, campaignAhead, campaignNeeds
    case campaignDone, campaignWithin, campaignScale, campaignNoIncentives, campaignNobodyNear
    case campaignNobodyEarned, campaignNoTiers, campaignNoPromotions, campaignRunning
    case campaignHaveEarned, campaignOneStep, campaignRise, campaignDrop, campaignNothingToPay
    case campaignAnnouncedIn, campaignClosed, campaignNoBoard, tiersUnordered
    case campaignEarly, contestPick, contestClosed, contestEndless, contestRuns, contestAsk
    case upliftRevenue, upliftMore, upliftLess, upliftSame, upliftNewcomers, upliftRecruits
    case upliftEarly, upliftUntold
    case commandRecruits, boxRecruits, boxFooterRecruits, recruitsNone, recruitsBroughtBy
    case recruitsBrought, recruitsActive, recruitsActiveUnknown, recruitsBelow, recruitsDue
    case recruitsSince
    case commandPayouts, boxPayouts, payoutsAll, payoutsUntil, boxFooterPayouts, payoutsFacts
    case payoutsToPay, payoutsNobody, payoutsWaiting, payoutsUnderway, payoutsNotReleased
    case payoutsAsk, promptPayoutFolder, holdCommission, holdPayouts, holdOverpaid, holdMinimum
    case holdMethod, holdShared, holdJump, footCloseContest
    case promotionTasks, promotionTasksDue, boxFooterTasks, promptPromotionTask
    case campaignPay, campaignAnnouncedOn, campaignBefore, campaignShare, promotionPlanned
    case promotionAnnounced, promotionRunning, promotionClosed, promptIncentive, promptTier
    case promptPromotion, badIncentive, badTier, badPromotion, commandCampaigns
    case commandAddIncentive, commandAddTier, commandAddPromotion, commandPayBonuses, footPay
    // Conflicts and history
    case boxNotUndone, boxNotSaved, boxOverwritten, boxFooterConflict
    case conflictUndo, conflictSave, conflictContest, conflictYours, conflictTheirs
    case conflictNothing, contestWon
    case conflictBefore, boxFooterUndo
    // Overdue contacts, hard noes, what brings partners back
    case triageAskAgain, triageContact, triageFirstContact, triageSettled
    case triageBackActive, triageBackContact, triageBackMoved
    case suggestAskAgain, suggestContact, suggestNothing
    case explainTriage, toContact, savedDismissed
    case commandDossier, commandDecline, commandNoContact, commandFit, commandHistory
    case promptDecline, savedDeclined, savedNoContact, savedContactAgain
    case boxFit, boxFooterFit
    case columnSteps, columnContacted, columnSnoozed, columnFit, explainSteps, explainContacted
    case explainFit
    case pipelineNext, pipelineStuck
    case footDossier, contactOverdue
    case badRetry, onDay, never, fitMark
    case paneHistory, paneHistoryOf, paneChange, historyNone, historyNoMatch, historyTakenBack
    case historyLarge, historyFromTo, historyProgram, boxPartners, askTakeBack, footTakeBack
    case footRedo
    // Other people and other copies
    case commandSync, syncStarted, syncAlready, companyHere, companyElsewhere, readOnlyFor,
        readOnlyMark
}
