extension Profile {
    /// Every export that is recognised by itself; a source's own exports stay in their file's order.
    public static let shipped: [Profile] = shippedFiles.flatMap { file in
        (try? ProfileFile.read(file.bytes)) ?? []
    }

    /// The files inside the program, in the folder `Profiles`.
    static let shippedFiles: [(file: String, bytes: [UInt8])] = [
        ("easy-affiliate.yaml", PackageResources.easy_affiliate_yaml),
        ("affiliatewp.yaml", PackageResources.affiliatewp_yaml),
        ("slicewp.yaml", PackageResources.slicewp_yaml),
        ("affiliatepress.yaml", PackageResources.affiliatepress_yaml),
        ("affiliates-manager.yaml", PackageResources.affiliates_manager_yaml),
        ("pmpro-affiliates.yaml", PackageResources.pmpro_affiliates_yaml),
        ("itthinx-affiliates.yaml", PackageResources.itthinx_affiliates_yaml),
        ("dub.yaml", PackageResources.dub_yaml),
        ("tapfiliate.yaml", PackageResources.tapfiliate_yaml),
        ("refersion.yaml", PackageResources.refersion_yaml),
        ("firstpromoter.yaml", PackageResources.firstpromoter_yaml),
        ("rewardful.yaml", PackageResources.rewardful_yaml),
        ("partnerstack.yaml", PackageResources.partnerstack_yaml),
        ("tolt.yaml", PackageResources.tolt_yaml),
        ("impact.yaml", PackageResources.impact_yaml),
        ("cj.yaml", PackageResources.cj_yaml),
        ("awin.yaml", PackageResources.awin_yaml),
        ("everflow.yaml", PackageResources.everflow_yaml),
        ("post-affiliate-pro.yaml", PackageResources.post_affiliate_pro_yaml),
        ("belboon.yaml", PackageResources.belboon_yaml),
        ("paypal.yaml", PackageResources.paypal_yaml),
        ("partnershare.yaml", PackageResources.partnershare_yaml),
        ("mailchimp.yaml", PackageResources.mailchimp_yaml),
    ]
}
